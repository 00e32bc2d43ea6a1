package io.mirrordesk.observed.web;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryQuery;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.observed.RepositorySort;
import io.mirrordesk.observed.figures.InventoryFigures;
import io.mirrordesk.observed.figures.Period;
import io.mirrordesk.plan.RegistryId;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Inventory")
class InventoryController {

    private final Inventory inventory;
    private final InventoryFigures figures;

    InventoryController(Inventory inventory, InventoryFigures figures) {
        this.inventory = inventory;
        this.figures = figures;
    }

    @GetMapping("/repositories")
    Slice<RepositoryRow> repositories(
            @RequestParam @Nullable String registry,
            @RequestParam @Nullable String mirror,
            @RequestParam @Nullable String template,
            @RequestParam @Nullable Boolean conforms,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "" + RepositoryQuery.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String cursor) {
        return inventory.repositories(new RepositoryQuery(
                registry == null || registry.isBlank() ? null : registry(registry),
                mirror,
                template,
                conforms,
                q,
                RepositorySort.parse(sort),
                limit,
                cursor));
    }

    /** @param period of the growth: {@code 30d}, {@code 90d} or {@code 1y} */
    @GetMapping("/inventory/summary")
    SummaryJson summary(
            @RequestParam @Nullable String registry, @RequestParam(defaultValue = "1y") String period) {
        RegistryId one = registry == null || registry.isBlank() ? null : registry(registry);
        return SummaryJson.of(figures.summary(one), figures.growth(one, Period.of(period)));
    }

    static RegistryId registry(String text) {
        try {
            return RegistryId.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw InvalidInput.at("registry", String.valueOf(invalid.getMessage()));
        }
    }
}
