package io.mirrordesk.portal.freshness;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.portal.view.RegistryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/inventory/freshness")
class FreshnessPages {

    private static final String LINE = "fragments/freshness :: line";

    private final FreshnessView freshness;
    private final Syncs syncs;
    private final CurrentPerson person;

    FreshnessPages(FreshnessView freshness, Syncs syncs, CurrentPerson person) {
        this.freshness = freshness;
        this.syncs = syncs;
        this.person = person;
    }

    /** The line anew, while a sync is under way. */
    @GetMapping
    String line(@RequestParam String registry, @RequestParam(defaultValue = "false") boolean all, Model model) {
        model.addAttribute(
                "line", freshness.of(all ? null : RegistryPaths.parse(registry).toString()));
        return LINE;
    }

    /** Synchronises as soon as possible; without scripts it leads back to the page. */
    @PostMapping
    String refresh(
            @RequestParam String registry,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "/inventory") String back,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        syncs.now(RegistryPaths.parse(registry), person.require());
        return htmx == null ? "redirect:" + (isLocal(back) ? back : "/inventory") : line(registry, all, model);
    }

    /** A path on this host: {@code //host} and {@code /\host} would leave it. */
    private static boolean isLocal(String path) {
        return path.matches("/(?![/\\\\])[^\\r\\n]*");
    }
}
