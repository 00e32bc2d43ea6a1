package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.request.Preview;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.request.Requests;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

    private final Requests requests;
    private final ChangeMirrorForms forms;
    private final CurrentPerson current;
    private final Clock clock;

    ChangeMirrorPages(Requests requests, ChangeMirrorForms forms, CurrentPerson current, Clock clock) {
        this.requests = requests;
        this.forms = forms;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping(path = "/requests/new", params = "kind")
    String form(@ModelAttribute ChangeMirrorForm form, Model model) {
        if (!KINDS.contains(form.kind())) {
            throw new NotFound("There is no form for “" + form.kind() + "”.");
        }
        return page(forms.prefilled(form, forms.choices(form.kind(), current.require())), FormErrors.NONE, model);
    }

    @PostMapping("/requests/mirror")
    String file(@ModelAttribute ChangeMirrorForm form, Model model) {
        try {
            RequestView filed = requests.file(form.draft(), current.require());
            return "redirect:/requests/" + filed.id();
        } catch (InvalidInput invalid) {
            return page(form, new FormErrors(invalid.errors()), model);
        } catch (Problem refused) {
            return page(form, FormErrors.whole(refused.getMessage()), model);
        }
    }

    @PostMapping("/requests/mirror/preview")
    String preview(
            @ModelAttribute ChangeMirrorForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        FormErrors errors = FormErrors.NONE;
        try {
            Preview preview = requests.preview(form.draft(), current.require());
            model.addAttribute("preview", PlanViews.of(preview.plan(), clock.instant(), Map.of()));
            model.addAttribute(
                    "warnings",
                    preview.warnings().stream()
                            .map(warning -> warning.message())
                            .toList());
        } catch (InvalidInput invalid) {
            errors = new FormErrors(invalid.errors());
        } catch (Problem refused) {
            errors = FormErrors.whole(refused.getMessage());
        }
        model.addAttribute("refused", htmx != null && errors.any());
        String page = page(form, errors, model);
        return htmx == null ? page : "requests/preview :: preview";
    }

    private String page(ChangeMirrorForm form, FormErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("choices", forms.choices(form.kind(), current.require()));
        model.addAttribute("errors", errors);
        model.asMap().putIfAbsent("preview", null);
        model.asMap().putIfAbsent("warnings", List.of());
        model.asMap().putIfAbsent("refused", false);
        return "requests/change";
    }
}
