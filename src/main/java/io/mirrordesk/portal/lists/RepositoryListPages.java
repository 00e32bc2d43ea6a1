package io.mirrordesk.portal.lists;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.InventoryLists;
import io.mirrordesk.observed.RepositoryQuery;
import io.mirrordesk.observed.RepositorySort;
import io.mirrordesk.observed.query.Filter;
import io.mirrordesk.observed.query.InvalidQuery;
import io.mirrordesk.observed.query.Vocabulary;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.portal.view.RepositoryRow;
import io.mirrordesk.portal.view.RepositoryRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class RepositoryListPages {

    private final InventoryLists lists;
    private final Mirrors mirrors;

    RepositoryListPages(InventoryLists lists, Mirrors mirrors) {
        this.lists = lists;
        this.mirrors = mirrors;
    }

    @GetMapping("/inventory/repositories")
    String list(RepositoryListAddress address, Model model, HttpServletResponse response) {
        try {
            show(Filter.parse(address.text(), Vocabulary.REPOSITORIES), address, model);
        } catch (InvalidQuery invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("list", Slice.whole(List.of()));
            model.addAttribute("filter", FilterBox.refused(Vocabulary.REPOSITORIES, invalid, address.order()));
        }
        return "repositories/list";
    }

    private void show(Filter filter, RepositoryListAddress address, Model model) {
        RepositoryQuery query = new RepositoryQuery(
                List.of(filter),
                address.order().isEmpty() ? RepositorySort.BY_NAME : RepositorySort.parse(address.order()),
                RepositoryQuery.DEFAULT_LIMIT,
                address.cursor());
        Set<String> curated = curated();
        Slice<RepositoryRow> list = lists.repositories(query).map(row -> RepositoryRows.of(row, curated));
        FilterBox box = FilterBox.understood(Vocabulary.REPOSITORIES, filter, address.order());
        model.addAttribute("list", list);
        model.addAttribute(
                "filter",
                list.items().isEmpty() ? box.counted(filter, terms -> lists.totalsWithout(query, terms)) : box);
    }

    /** Prefixes below which every repository is asked for. */
    private Set<String> curated() {
        return mirrors.all().stream()
                .filter(mirror -> mirror.definition().access() == AccessMode.CURATED)
                .map(mirror -> mirror.prefix().value())
                .collect(Collectors.toSet());
    }
}
