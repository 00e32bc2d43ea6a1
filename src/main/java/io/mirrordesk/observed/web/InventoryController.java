package io.mirrordesk.observed.web;

import io.mirrordesk.contract.InvalidInput;
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

    private final InventoryFigures figures;

    InventoryController(InventoryFigures figures) {
        this.figures = figures;
    }

    /** @param period of the growth: {@code 30d}, {@code 90d} or {@code 1y} */
    @GetMapping("/inventory/summary")
    SummaryJson summary(@RequestParam @Nullable String registry, @RequestParam(defaultValue = "1y") String period) {
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
