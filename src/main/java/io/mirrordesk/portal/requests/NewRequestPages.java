package io.mirrordesk.portal.requests;

import io.mirrordesk.identity.CurrentPerson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The form for a new mirror. */
@Controller
class NewRequestPages {

    private static final String FORM = "requests/new";

    private final Drafts drafts;
    private final NewMirrorForms forms;
    private final PrefixChecks prefixes;
    private final CurrentPerson current;

    NewRequestPages(Drafts drafts, NewMirrorForms forms, PrefixChecks prefixes, CurrentPerson current) {
        this.drafts = drafts;
        this.forms = forms;
        this.prefixes = prefixes;
        this.current = current;
    }

    @GetMapping("/requests/new")
    String form(@ModelAttribute NewMirrorForm form, Model model) {
        return page(forms.prefilled(form, current.require()), FormErrors.NONE, model);
    }

    @GetMapping("/requests/new/check-prefix")
    String checkPrefix(
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(defaultValue = "") String upstream,
            @RequestParam(defaultValue = "") String warm,
            @RequestParam(defaultValue = "") List<String> registries,
            Model model) {
        model.addAttribute("check", prefixes.check(prefix, upstream, warm, registries));
        return "requests/prefix :: check";
    }

    @PostMapping("/requests")
    String file(@ModelAttribute NewMirrorForm form, Model model) {
        return drafts.file(FormDraft.of(form), errors -> page(form, errors, model));
    }

    @PostMapping("/requests/preview")
    String preview(
            @ModelAttribute NewMirrorForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        return drafts.preview(FormDraft.of(form), htmx != null, model, errors -> page(form, errors, model));
    }

    private String page(NewMirrorForm form, FormErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("choices", forms.choices(current.require()));
        Drafts.complete(model, errors);
        model.addAttribute(
                "retype", form.accessToken() != null && !form.accessToken().isBlank());
        return FORM;
    }
}
