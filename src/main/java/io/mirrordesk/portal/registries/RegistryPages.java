package io.mirrordesk.portal.registries;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.portal.view.RegistryPaths;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
class RegistryPages {

    private final SettingsAssembler assembler;

    RegistryPages(SettingsAssembler assembler) {
        this.assembler = assembler;
    }

    @GetMapping("/registries")
    String list(Model model) {
        model.addAttribute("list", Slice.whole(assembler.all()));
        return "registries/list";
    }

    @GetMapping("/registries/{registry}")
    String settings(@PathVariable String registry, Model model) {
        model.addAttribute("page", assembler.of(RegistryPaths.parse(registry)));
        return "registries/settings";
    }

    @ResponseBody
    @GetMapping("/api/v1/registries/{registry}/settings")
    SettingsJson api(@PathVariable String registry) {
        return SettingsJson.of(assembler.of(RegistryPaths.parse(registry)));
    }
}
