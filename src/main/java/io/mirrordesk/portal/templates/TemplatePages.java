package io.mirrordesk.portal.templates;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.identity.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class TemplatePages {

    private final TemplateAssembler assembler;
    private final CurrentPerson current;

    TemplatePages(TemplateAssembler assembler, CurrentPerson current) {
        this.assembler = assembler;
        this.current = current;
    }

    @GetMapping("/templates")
    String list(Model model) {
        model.addAttribute("list", Slice.whole(assembler.rows()));
        return "templates/list";
    }

    /** @param against the version to compare with */
    @GetMapping("/templates/{name}")
    String template(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Integer against,
            Model model) {
        model.addAttribute("template", assembler.page(name, version, against, current.require()));
        return "templates/template";
    }
}
