package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.CurrentPerson;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The forms for a mirror that exists: add images, change it, retire it. */
@Controller
class ChangeMirrorPages {

    private static final Set<String> KINDS = Set.of("ADD_IMAGES", "CHANGE_MIRROR", "RETIRE_MIRROR");

    private final Drafts drafts;
    private final ChangeMirrorForms forms;
    private final CurrentPerson current;

    ChangeMirrorPages(Drafts drafts, ChangeMirrorForms forms, CurrentPerson current) {
        this.drafts = drafts;
        this.forms = forms;
        this.current = current;
    }

    @GetMapping(path = "/requests/new", params = "kind")
    String form(@ModelAttribute ChangeMirrorForm form, Model model) {
        refuseUnknown(form);
        return page(forms.prefilled(form, forms.choices(form.kind(), current.require())), FormErrors.NONE, model);
    }

    @PostMapping("/requests/mirror")
    String file(@ModelAttribute ChangeMirrorForm form, Model model) {
        refuseUnknown(form);
        return drafts.file(form.draft(), errors -> page(form, errors, model));
    }

    @PostMapping("/requests/mirror/preview")
    String preview(
            @ModelAttribute ChangeMirrorForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        refuseUnknown(form);
        return drafts.preview(form.draft(), htmx != null, model, errors -> page(form, errors, model));
    }

    private static void refuseUnknown(ChangeMirrorForm form) {
        if (!KINDS.contains(form.kind())) {
            throw new NotFound("There is no form for “" + form.kind() + "”.");
        }
    }

    private String page(ChangeMirrorForm form, FormErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("choices", forms.choices(form.kind(), current.require()));
        Drafts.complete(model, errors);
        return "requests/change";
    }
}
