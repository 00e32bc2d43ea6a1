package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.plan.RegistryId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class RepositoryPages {

    private final RepositoryAssembler assembler;

    RepositoryPages(RepositoryAssembler assembler) {
        this.assembler = assembler;
    }

    @GetMapping("/inventory/repositories/{registry}/{*name}")
    String repository(@PathVariable String registry, @PathVariable String name, Model model) {
        model.addAttribute("repository", assembler.page(registry(registry), name.substring(1)));
        return "repositories/repository";
    }

    private static RegistryId registry(String text) {
        try {
            return RegistryId.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw new NotFound(String.valueOf(unknown.getMessage()));
        }
    }
}
