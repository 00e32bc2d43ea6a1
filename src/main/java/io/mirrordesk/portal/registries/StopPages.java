package io.mirrordesk.portal.registries;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.run.Brake;
import io.mirrordesk.run.GlobalStop;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stopping all changes, and letting them go on. */
@Controller
class StopPages {

    private static final String API = "/api/v1/stop";
    private static final String BACK = "redirect:/registries";

    private final Brake brake;
    private final CurrentPerson current;

    StopPages(Brake brake, CurrentPerson current) {
        this.brake = brake;
        this.current = current;
    }

    /** @param reason why, for everybody to read */
    record StopBody(@Nullable String reason) {}

    /** @param stop null while all goes its way */
    record StopJson(boolean stopped, @Nullable GlobalStop stop) {}

    @PostMapping("/stop")
    String stop(@RequestParam(defaultValue = "") String reason, RedirectAttributes said) {
        return attempt(() -> brake.pull(reason, current.require()), said);
    }

    @PostMapping("/stop/release")
    String release(RedirectAttributes said) {
        return attempt(() -> brake.release(current.require()), said);
    }

    @ResponseBody
    @GetMapping(API)
    StopJson get() {
        return json(brake.stop().orElse(null));
    }

    @ResponseBody
    @PostMapping(API)
    StopJson stop(@RequestBody StopBody body) {
        return json(brake.pull(body.reason() == null ? "" : body.reason(), current.require()));
    }

    @DeleteMapping(API)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release() {
        brake.release(current.require());
    }

    private static String attempt(Runnable action, RedirectAttributes said) {
        try {
            action.run();
        } catch (Problem refused) {
            said.addFlashAttribute("problem", refused.getMessage());
        }
        return BACK;
    }

    private static StopJson json(@Nullable GlobalStop stop) {
        return new StopJson(stop != null, stop);
    }
}
