package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.governance.WarmUps;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.portal.view.RequestLine;
import io.mirrordesk.portal.view.RequestLines;
import io.mirrordesk.request.PlanChanged;
import io.mirrordesk.request.RequestLists;
import io.mirrordesk.request.RequestQuery;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.request.Requests;
import io.mirrordesk.run.Runs;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of requests, one request, and what can be done about it. */
@Controller
class RequestPages {

    private static final String DETAIL = "requests/detail";

    private final Requests requests;
    private final RequestLists lists;
    private final RequestPageAssembler pages;
    private final Losses losses;
    private final Runs runs;
    private final WarmUps warmUps;
    private final CurrentPerson current;

    RequestPages(
            Requests requests,
            RequestLists lists,
            RequestPageAssembler pages,
            Losses losses,
            Runs runs,
            WarmUps warmUps,
            CurrentPerson current) {
        this.requests = requests;
        this.lists = lists;
        this.pages = pages;
        this.losses = losses;
        this.runs = runs;
        this.warmUps = warmUps;
        this.current = current;
    }

    @GetMapping("/requests")
    String list(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Person person = current.require();
        String shown = view == null || view.isBlank() ? (person.maySteer() ? "waiting" : "mine") : view;
        RequestFilter filter = RequestFilter.of(state, q, registry, since);
        RequestQuery query = filter.query(shown, person).page(25, blankToNull(cursor));
        Slice<RequestLine> list = lists.find(query).map(RequestLines::of);
        model.addAttribute("list", list);
        model.addAttribute("view", shown);
        model.addAttribute(
                "states", Arrays.stream(RequestState.values()).map(Enum::name).toList());
        model.addAttribute(
                "filters",
                filter.active(without -> list.items().isEmpty()
                        ? lists.find(without.query(shown, person).page(1, null)).total()
                        : null));
        return "requests/list";
    }

    @GetMapping("/requests/{id}")
    String detail(@PathVariable long id, Model model) {
        model.addAttribute("page", pages.of(requests.get(id), current.require(), null));
        return DETAIL;
    }

    @GetMapping("/requests/{id}/live")
    String live(@PathVariable long id, Model model) {
        model.addAttribute("page", pages.of(requests.get(id), current.require(), null));
        return "requests/live :: poll";
    }

    @PostMapping("/requests/{id}/approve")
    String approve(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String planHash,
            @RequestParam(defaultValue = "") String confirmation,
            Model model) {
        JointPlan shown = requests.get(id).plan();
        Loss loss = losses.of(shown);
        try {
            if (loss != null && !loss.isConfirmedBy(confirmation)) {
                throw InvalidInput.at(
                        "confirmation",
                        "Nothing was approved. Type “" + loss.word() + "” beside the button to approve it.");
            }
            requests.approve(id, current.require(), planHash);
            return back(id);
        } catch (PlanChanged changed) {
            model.addAttribute(
                    "page", pages.of(requests.get(id), current.require(), PlanViews.difference(shown, changed.plan())));
            return DETAIL;
        } catch (Problem refused) {
            return refused(id, refused, null, model);
        }
    }

    @PostMapping("/requests/{id}/reject")
    String reject(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Model model) {
        return attempt(id, reason, model, () -> requests.reject(id, current.require(), reason));
    }

    @PostMapping("/requests/{id}/withdraw")
    String withdraw(@PathVariable long id, Model model) {
        return attempt(id, null, model, () -> requests.withdraw(id, current.require()));
    }

    @PostMapping("/requests/{id}/comments")
    String comment(@PathVariable long id, @RequestParam(defaultValue = "") String text, Model model) {
        return attempt(id, null, model, () -> requests.comment(id, current.require(), text));
    }

    @PostMapping("/requests/{id}/warm")
    String warm(@PathVariable long id, @RequestParam(defaultValue = "") String image, Model model) {
        return attempt(id, null, model, () -> warmUps.retry(id, image, current.require()));
    }

    @PostMapping("/runs/{run}/retry")
    String retry(@PathVariable long run, Model model) {
        return attempt(runs.get(run).request(), null, model, () -> runs.retry(run, current.require()));
    }

    @PostMapping("/runs/{run}/pause")
    String pause(@PathVariable long run, Model model) {
        return attempt(runs.get(run).request(), null, model, () -> runs.pause(run, current.require()));
    }

    @PostMapping("/runs/{run}/resume")
    String resume(@PathVariable long run, Model model) {
        return attempt(runs.get(run).request(), null, model, () -> runs.resume(run, current.require()));
    }

    @PostMapping("/runs/{run}/cancel")
    String cancel(@PathVariable long run, Model model) {
        return attempt(runs.get(run).request(), null, model, () -> runs.cancel(run, current.require()));
    }

    @PostMapping("/runs/{run}/rollback")
    String rollBack(@PathVariable long run, Model model) {
        return attempt(runs.get(run).request(), null, model, () -> runs.rollBack(run, current.require()));
    }

    private String attempt(long id, @Nullable String typed, Model model, Runnable action) {
        try {
            action.run();
            return back(id);
        } catch (Problem refused) {
            return refused(id, refused, typed, model);
        }
    }

    private String refused(long id, Problem refused, @Nullable String typed, Model model) {
        model.addAttribute("problem", refused.getMessage());
        model.addAttribute("typed", typed);
        model.addAttribute("page", pages.of(requests.get(id), current.require(), null));
        return DETAIL;
    }

    private static String back(long id) {
        return "redirect:/requests/" + id;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
