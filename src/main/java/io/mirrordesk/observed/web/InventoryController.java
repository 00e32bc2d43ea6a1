package io.mirrordesk.observed.web;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.observed.Summary;
import io.mirrordesk.plan.RegistryId;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Inventory")
class InventoryController {

    private final Inventory inventory;

    InventoryController(Inventory inventory) {
        this.inventory = inventory;
    }

    @GetMapping("/registries/{registry}/repositories/{*name}")
    RepositoryRow repository(@PathVariable String registry, @PathVariable String name) {
        return inventory.get(registry(registry), name.substring(1));
    }

    @GetMapping("/inventory/summary")
    Summary summary() {
        return inventory.summary();
    }

    static RegistryId registry(String text) {
        try {
            return RegistryId.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw InvalidInput.at("registry", String.valueOf(invalid.getMessage()));
        }
    }
}
