package io.mirrordesk.portal.rollouts;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.governance.RolloutItem.State;
import io.mirrordesk.governance.Rollouts;
import io.mirrordesk.identity.CurrentPerson;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class RolloutPages {

    private static final String PAGE = "rollouts/rollout";
    private static final int ITEMS = 50;

    private final Rollouts rollouts;
    private final CurrentPerson current;

    RolloutPages(Rollouts rollouts, CurrentPerson current) {
        this.rollouts = rollouts;
        this.current = current;
    }

    /** @param show a state of its repositories; without one those that need a person */
    @GetMapping("/rollouts/{id}")
    String rollout(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("rollout", rollouts.get(id));
        model.addAttribute("show", show.isEmpty() ? "PERSON" : show);
        model.addAttribute("list", rollouts.items(id, state(show), ITEMS, cursor));
        model.addAttribute("maySteer", current.require().maySteer());
        return PAGE;
    }

    /**
     * What moves: the progress alone.
     *
     * @param brief whether in a few words, as on other pages
     */
    @GetMapping("/rollouts/{id}/live")
    String live(
            @PathVariable long id, @RequestParam(name = "short", defaultValue = "false") boolean brief, Model model) {
        model.addAttribute("short", brief);
        model.addAttribute("rollout", rollouts.get(id));
        return "rollouts/parts :: poll";
    }

    @PostMapping("/rollouts/{id}/pause")
    String pause(@PathVariable long id, Model model) {
        return attempt(id, model, () -> rollouts.pause(id, current.require()));
    }

    @PostMapping("/rollouts/{id}/resume")
    String resume(@PathVariable long id, Model model) {
        return attempt(id, model, () -> rollouts.resume(id, current.require()));
    }

    @PostMapping("/rollouts/{id}/stop")
    String stop(@PathVariable long id, Model model) {
        return attempt(id, model, () -> rollouts.stop(id, current.require()));
    }

    @PostMapping("/rollouts/{id}/retry")
    String retry(@PathVariable long id, Model model) {
        return attempt(id, model, () -> rollouts.retry(id, current.require()));
    }

    private String attempt(long id, Model model, Runnable action) {
        try {
            action.run();
            return "redirect:/rollouts/" + id;
        } catch (Problem refused) {
            model.addAttribute("problem", refused.getMessage());
            return rollout(id, "", null, model);
        }
    }

    /** A word that is no state shows what needs a person. */
    private static @Nullable State state(String word) {
        return Arrays.stream(State.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElse(null);
    }
}
