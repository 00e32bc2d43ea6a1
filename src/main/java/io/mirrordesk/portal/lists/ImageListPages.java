package io.mirrordesk.portal.lists;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.ImageQuery;
import io.mirrordesk.observed.ImageSort;
import io.mirrordesk.observed.InventoryLists;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.InvalidQuery;
import io.mirrordesk.observed.query.Vocabulary;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class ImageListPages {

    private final InventoryLists lists;

    ImageListPages(InventoryLists lists) {
        this.lists = lists;
    }

    @GetMapping("/inventory/images")
    String list(ImageListAddress address, Model model, HttpServletResponse response) {
        try {
            show(Filter.parse(address.text(), Vocabulary.IMAGES), address, model);
        } catch (InvalidQuery invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("list", Slice.whole(List.of()));
            model.addAttribute("filter", FilterBox.refused(Vocabulary.IMAGES, invalid, address.order()));
        }
        return "images/list";
    }

    private void show(Filter filter, ImageListAddress address, Model model) {
        ImageQuery query = new ImageQuery(
                List.of(filter),
                address.order().isEmpty() ? ImageSort.NEWEST_FIRST : ImageSort.parse(address.order()),
                ImageQuery.DEFAULT_LIMIT,
                address.cursor());
        Slice<ImageLine> list = lists.images(query).map(ImageLine::of);
        FilterBox box = FilterBox.understood(Vocabulary.IMAGES, filter, address.order());
        model.addAttribute("list", list);
        model.addAttribute(
                "filter",
                list.items().isEmpty() ? box.counted(filter, terms -> lists.totalsWithout(query, terms)) : box);
    }
}
