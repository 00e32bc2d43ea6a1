package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.request.PolicyForecasts;
import io.mirrordesk.request.Preview;
import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.Requests;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every form of a request does with its draft: file it, or show its plan; a refusal leads back to the form. */
@Component
class Drafts {

    private final Requests requests;
    private final PolicyForecasts policies;
    private final Losses losses;
    private final CurrentPerson current;
    private final Clock clock;

    Drafts(Requests requests, PolicyForecasts policies, Losses losses, CurrentPerson current, Clock clock) {
        this.requests = requests;
        this.policies = policies;
        this.losses = losses;
        this.current = current;
        this.clock = clock;
    }

    /** @param form draws the form with what is wrong */
    String file(RequestDraft draft, Function<FormErrors, String> form) {
        try {
            return "redirect:/requests/"
                    + requests.file(draft, current.require()).id();
        } catch (Problem refused) {
            return form.apply(errors(refused));
        }
    }

    /**
     * @param htmx whether only the plan is wanted and not the whole page
     * @param form draws the form with what is wrong
     */
    String preview(RequestDraft draft, boolean htmx, Model model, Function<FormErrors, String> form) {
        FormErrors errors = FormErrors.NONE;
        try {
            Preview preview = requests.preview(draft, current.require());
            model.addAttribute("policies", policies.of(preview.plan()));
            model.addAttribute("upstreamAccess", UpstreamAccess.of(preview.plan()));
            model.addAttribute(
                    "preview", PlanViews.of(preview.plan(), losses.of(preview.plan()), clock.instant(), Map.of()));
            model.addAttribute(
                    "warnings",
                    preview.warnings().stream().map(FieldError::message).toList());
        } catch (Problem refused) {
            errors = errors(refused);
        }
        model.addAttribute("refused", htmx && errors.any());
        String page = form.apply(errors);
        return htmx ? "requests/preview :: preview" : page;
    }

    /** What every form shows, whether there is a plan or not. */
    static void complete(Model model, FormErrors errors) {
        model.addAttribute("errors", errors);
        model.asMap().putIfAbsent("preview", null);
        model.asMap().putIfAbsent("policies", List.of());
        model.asMap().putIfAbsent("upstreamAccess", List.of());
        model.asMap().putIfAbsent("warnings", List.of());
        model.asMap().putIfAbsent("refused", false);
    }

    private static FormErrors errors(Problem refused) {
        return refused instanceof InvalidInput invalid
                ? new FormErrors(invalid.errors())
                : FormErrors.whole(refused.getMessage());
    }
}
