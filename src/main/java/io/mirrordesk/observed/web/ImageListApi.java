package io.mirrordesk.observed.web;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.ImageQuery;
import io.mirrordesk.observed.InventoryLists;
import io.mirrordesk.observed.ListedImage;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/images}: list and export. */
@RestController
@RequestMapping("/api/v1/images")
@Tag(name = "Inventory")
class ImageListApi {

    private final InventoryLists lists;
    private final ImageFile file;

    ImageListApi(InventoryLists lists, ImageFile file) {
        this.lists = lists;
        this.file = file;
    }

    @GetMapping
    Slice<ListedImage> list(@ParameterObject ImageParameters parameters) {
        return lists.images(parameters.query());
    }

    /** Every image that matches, as JSON lines or CSV; admins only. */
    @GetMapping("/export")
    void export(
            @ParameterObject ImageParameters parameters,
            @RequestParam(defaultValue = "jsonl") String format,
            HttpServletResponse response)
            throws IOException {
        ImageQuery query = parameters.query();
        Download.start("mirrordesk-images", ExportFormat.parse(format), response)
                .write(file, lines -> lists.eachImage(query, lines));
    }
}
