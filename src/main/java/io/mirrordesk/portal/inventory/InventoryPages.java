package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Period;
import io.mirrordesk.portal.view.RegistryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class InventoryPages {

    private final DashboardAssembler assembler;

    InventoryPages(DashboardAssembler assembler) {
        this.assembler = assembler;
    }

    /** A word of the address that is not known stands for the usual choice. */
    @GetMapping("/inventory")
    String dashboard(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "false") boolean table,
            Model model) {
        model.addAttribute(
                "page",
                assembler.of(
                        registry == null || registry.isBlank() ? null : RegistryPaths.parse(registry),
                        Period.of(period),
                        Storage.GROUPS.contains(by) ? by : Storage.GROUPS.getFirst(),
                        Storage.MOMENTS.contains(age) ? age : Storage.MOMENTS.getFirst(),
                        table));
        return "inventory/dashboard";
    }
}
