package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.identity.CurrentPerson;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The forms for a template: a new one, and another version of one. */
@Controller
class TemplateRequestPages {

    private static final Set<String> KINDS = Set.of("CREATE_TEMPLATE", "CHANGE_TEMPLATE");

    private final Drafts drafts;
    private final Templates templates;
    private final CurrentPerson current;

    TemplateRequestPages(Drafts drafts, Templates templates, CurrentPerson current) {
        this.drafts = drafts;
        this.templates = templates;
        this.current = current;
    }

    @GetMapping(path = "/requests/new", params = "kind=CREATE_TEMPLATE")
    String create(@ModelAttribute("form") TemplateForm form, Model model) {
        return page(form, FormErrors.NONE, model);
    }

    /** With the template as it is. */
    @GetMapping(path = "/requests/new", params = "kind=CHANGE_TEMPLATE")
    String change(@ModelAttribute("form") TemplateForm form, Model model) {
        String name = form.name() == null ? "" : form.name();
        return page(TemplateForm.of(templates.get(name)), FormErrors.NONE, model);
    }

    @PostMapping("/requests/template")
    String file(@ModelAttribute("form") TemplateForm form, Model model) {
        refuseUnknown(form);
        return drafts.file(form.draft(), errors -> page(form, errors, model));
    }

    @PostMapping("/requests/template/preview")
    String preview(
            @ModelAttribute("form") TemplateForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        refuseUnknown(form);
        return drafts.preview(form.draft(), htmx != null, model, errors -> page(form, errors, model));
    }

    private static void refuseUnknown(TemplateForm form) {
        if (!KINDS.contains(form.kind())) {
            throw new NotFound("There is no form for “" + form.kind() + "”.");
        }
    }

    private String page(TemplateForm form, FormErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("mayFile", current.require().mayFile());
        Drafts.complete(model, errors);
        return "requests/template";
    }
}
