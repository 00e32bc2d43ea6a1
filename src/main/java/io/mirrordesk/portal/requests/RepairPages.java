package io.mirrordesk.portal.requests;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The form that asks for drift to be repaired. */
@Controller
class RepairPages {

    private final Drafts drafts;
    private final Registries registries;
    private final Recreations recreations;
    private final CurrentPerson current;

    RepairPages(Drafts drafts, Registries registries, Recreations recreations, CurrentPerson current) {
        this.drafts = drafts;
        this.registries = registries;
        this.recreations = recreations;
        this.current = current;
    }

    @GetMapping("/requests/new/repair")
    String form(@ModelAttribute("form") RepairForm form, Model model) {
        return page(form, FormErrors.NONE, model);
    }

    @PostMapping("/requests/repair")
    String file(@ModelAttribute("form") RepairForm form, Model model) {
        return drafts.file(form.draft(), errors -> page(form, errors, model));
    }

    @PostMapping("/requests/repair/preview")
    String preview(
            @ModelAttribute("form") RepairForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        return drafts.preview(form.draft(), htmx != null, model, errors -> page(form, errors, model));
    }

    /** The one that it names, if that is managed here; else the first, as for a request that names none. */
    private RegistryId registry(RepairForm form) {
        List<RegistryId> managed =
                registries.all().stream().map(ManagedRegistry::id).toList();
        return managed.stream()
                .filter(id -> id.toString().equals(form.registry()))
                .findFirst()
                .orElseGet(managed::getFirst);
    }

    private String page(RepairForm form, FormErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("recreations", recreations.among(registry(form), form.each()));
        model.addAttribute("mayFile", current.require().mayFile());
        model.addAttribute(
                "registries",
                registries.all().stream()
                        .map(ManagedRegistry::id)
                        .map(Object::toString)
                        .toList());
        Drafts.complete(model, errors);
        return "requests/repair";
    }
}
