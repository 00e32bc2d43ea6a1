package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.portal.view.RegistryPaths;
import io.mirrordesk.request.Adoptable;
import io.mirrordesk.request.Adoptables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What a registry has that is not managed here, and the form that asks to adopt some of it. */
@Controller
class AdoptPages {

    private final Adoptables adoptables;
    private final Registries registries;
    private final Drafts drafts;
    private final CurrentPerson current;

    AdoptPages(Adoptables adoptables, Registries registries, Drafts drafts, CurrentPerson current) {
        this.adoptables = adoptables;
        this.registries = registries;
        this.drafts = drafts;
        this.current = current;
    }

    @GetMapping("/registries/{registry}/adopt")
    String form(@PathVariable String registry, @ModelAttribute("form") AdoptForm form, Model model) {
        return page(registry, form, FormErrors.NONE, model);
    }

    @PostMapping("/registries/{registry}/adopt")
    String file(@PathVariable String registry, @ModelAttribute("form") AdoptForm form, Model model) {
        return drafts.file(form.draft(registry), errors -> page(registry, form, errors, model));
    }

    @PostMapping("/registries/{registry}/adopt/preview")
    String preview(
            @PathVariable String registry,
            @ModelAttribute("form") AdoptForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        return drafts.preview(form.draft(registry), htmx != null, model, errors -> page(registry, form, errors, model));
    }

    private String page(String registry, AdoptForm form, FormErrors errors, Model model) {
        RegistryId id = registries.get(RegistryPaths.parse(registry)).id();
        model.addAttribute("registry", id.toString());
        model.addAttribute("form", form);
        model.addAttribute("mayFile", current.require().mayFile());
        model.addAttribute("teams", current.require().teams());
        model.addAttribute("away", null);
        model.addAttribute("found", List.of());
        try {
            List<Adoptable> found = adoptables.of(id);
            model.addAttribute("found", found);
        } catch (Problem unreadable) {
            model.addAttribute("away", unreadable.getMessage());
        }
        Drafts.complete(model, errors);
        return "registries/adopt";
    }
}
