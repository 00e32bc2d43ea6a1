package io.mirrordesk.observed.web;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.InventoryLists;
import io.mirrordesk.observed.RepositoryQuery;
import io.mirrordesk.observed.RepositoryRow;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/repositories}: list and export. */
@RestController
@RequestMapping("/api/v1/repositories")
@Tag(name = "Inventory")
class RepositoryListApi {

    private final InventoryLists lists;
    private final RepositoryFile file;

    RepositoryListApi(InventoryLists lists, RepositoryFile file) {
        this.lists = lists;
        this.file = file;
    }

    @GetMapping
    Slice<RepositoryRow> list(@ParameterObject RepositoryParameters parameters) {
        return lists.repositories(parameters.query());
    }

    /** Every repository that matches, as JSON lines or CSV; admins only. */
    @GetMapping("/export")
    void export(
            @ParameterObject RepositoryParameters parameters,
            @RequestParam(defaultValue = "jsonl") String format,
            HttpServletResponse response)
            throws IOException {
        RepositoryQuery query = parameters.query();
        Download.start("mirrordesk-repositories", ExportFormat.parse(format), response)
                .write(file, lines -> lists.eachRepository(query, lines));
    }
}
