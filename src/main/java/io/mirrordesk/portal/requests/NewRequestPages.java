package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.request.Preview;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.request.Requests;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

    private final Requests requests;
    private final NewMirrorForms forms;
    private final PrefixChecks prefixes;
    private final CurrentPerson current;
    private final Clock clock;

    NewRequestPages(
            Requests requests, NewMirrorForms forms, PrefixChecks prefixes, CurrentPerson current, Clock clock) {
        this.requests = requests;
        this.forms = forms;
        this.prefixes = prefixes;
        this.current = current;
        this.clock = clock;
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
            Model model) {
        model.addAttribute("check", prefixes.check(prefix, upstream, warm));
        return "requests/prefix :: check";
    }

    @PostMapping("/requests")
    String file(@ModelAttribute NewMirrorForm form, Model model) {
        try {
            RequestView filed = requests.file(FormDraft.of(form), current.require());
            return "redirect:/requests/" + filed.id();
        } catch (InvalidInput invalid) {
            return page(form, new FormErrors(invalid.errors()), model);
        } catch (Problem refused) {
            return page(form, FormErrors.whole(refused.getMessage()), model);
        }
    }

    @PostMapping("/requests/preview")
    String preview(
            @ModelAttribute NewMirrorForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        FormErrors errors = FormErrors.NONE;
        try {
            Preview preview = requests.preview(FormDraft.of(form), current.require());
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

    private String page(NewMirrorForm form, FormErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("choices", forms.choices(current.require()));
        model.addAttribute("errors", errors);
        model.addAttribute(
                "retype", form.accessToken() != null && !form.accessToken().isBlank());
        model.asMap().putIfAbsent("preview", null);
        model.asMap().putIfAbsent("warnings", List.of());
        model.asMap().putIfAbsent("refused", false);
        return FORM;
    }
}
