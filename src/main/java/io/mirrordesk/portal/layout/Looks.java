package io.mirrordesk.portal.layout;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The tone and icon of every state, risk and event; its word is in the messages, so that colour never stands alone. */
@Component("looks")
class Looks {

    /**
     * @param tone CSS class that sets the colour, such as {@code is-ok}
     * @param icon name of a Bootstrap icon
     * @param turning whether the icon spins while this lasts
     */
    public record Look(String tone, String icon, boolean turning) {

        /** The icon's CSS classes. */
        public String iconClass() {
            return "bi bi-" + icon + (turning ? " spin" : "");
        }
    }

    private static final Look DONE = new Look("is-ok", "check-circle-fill", false);
    private static final Look WAITS = new Look("is-idle", "circle", false);
    private static final Look WORKS = new Look("is-run", "arrow-repeat", true);
    private static final Look BROKEN = new Look("is-bad", "exclamation-octagon-fill", false);
    private static final Look REFUSED = new Look("is-bad", "x-circle-fill", false);
    private static final Look ENDED = new Look("is-idle", "slash-circle", false);
    private static final Look UNKNOWN = new Look("is-idle", "question-circle", false);

    private static final Map<String, Look> STATES = Map.ofEntries(
            Map.entry("SUBMITTED", new Look("is-wait", "hourglass-split", false)),
            Map.entry("APPROVED", new Look("is-run", "person-check", false)),
            Map.entry("RUNNING", WORKS),
            Map.entry("WARMING", WORKS),
            Map.entry("DONE", DONE),
            Map.entry("SUCCEEDED", DONE),
            Map.entry("WARM", DONE),
            Map.entry("ACTIVE", DONE),
            Map.entry("OBSERVING", new Look("is-wait", "eye", false)),
            Map.entry("VALID", DONE),
            Map.entry("CONFORMS", DONE),
            Map.entry("COVERED", DONE),
            Map.entry("SEALED", new Look("is-ok", "link-45deg", false)),
            Map.entry("REJECTED", REFUSED),
            Map.entry("INVALID", REFUSED),
            Map.entry("REFUSED", REFUSED),
            Map.entry("FAILED", BROKEN),
            Map.entry("FAILING", BROKEN),
            Map.entry("DIFFERS", new Look("is-bad", "exclamation-triangle-fill", false)),
            Map.entry("MISSING", new Look("is-bad", "dash-circle-fill", false)),
            Map.entry("CHANGED", new Look("is-warn", "arrow-left-right", false)),
            Map.entry("OVER", DONE),
            Map.entry("WITHDRAWN", ENDED),
            Map.entry("CANCELLED", ENDED),
            Map.entry("RETIRED", ENDED),
            Map.entry("SKIPPED", ENDED),
            Map.entry("STOPPED", new Look("is-warn", "slash-circle", false)),
            Map.entry("SET_ASIDE", new Look("is-warn", "person-exclamation", false)),
            Map.entry("UNSUPPORTED_UPSTREAM", ENDED),
            Map.entry("ROLLED_BACK", new Look("is-warn", "arrow-counterclockwise", false)),
            Map.entry("PAUSED", new Look("is-wait", "pause-circle", false)),
            Map.entry("NO_GRANT", new Look("is-warn", "lock", false)),
            Map.entry("NOT_COVERED", new Look("is-wait", "plus-circle-dotted", false)),
            Map.entry("ALREADY_MIRRORED", new Look("is-ok", "check2-all", false)),
            Map.entry("UNRESOLVED", new Look("is-warn", "braces", false)),
            Map.entry("UNDONE", new Look("is-idle", "arrow-counterclockwise", false)),
            Map.entry("EXPIRES", new Look("is-bad", "fire", false)),
            Map.entry("ARCHIVES", new Look("is-wait", "archive", false)),
            Map.entry("ARCHIVED", new Look("is-wait", "archive", false)),
            Map.entry("ACTIVATING", WORKS),
            Map.entry("UNSURE", new Look("is-warn", "question-circle", false)),
            Map.entry("LATER", new Look("is-idle", "hourglass-split", false)),
            Map.entry("KEPT", new Look("is-idle", "check2", false)),
            Map.entry("QUEUED", WAITS),
            Map.entry("PENDING", WAITS),
            Map.entry("CERTAIN", new Look("is-bad", "bullseye", false)),
            Map.entry("LIKELY", new Look("is-warn", "exclamation-triangle", false)),
            Map.entry("POSSIBLE", UNKNOWN),
            Map.entry("UNSEALED", new Look("is-wait", "hourglass-split", false)));

    private static final Map<String, Look> RISKS = Map.of(
            "SAFE", new Look("is-idle", "shield-check", false),
            "REPLACES", new Look("is-warn", "arrow-left-right", false),
            "DESTROYS", new Look("is-bad", "fire", false));

    private static final Map<String, Look> EVENTS = Map.ofEntries(
            Map.entry("FILED", new Look("", "send", false)),
            Map.entry("COMMENTED", new Look("", "chat", false)),
            Map.entry("APPROVED", new Look("is-ok", "person-check", false)),
            Map.entry("REJECTED", new Look("is-bad", "person-x", false)),
            Map.entry("WITHDRAWN", new Look("", "arrow-return-left", false)),
            Map.entry("STARTED", new Look("is-run", "play-fill", false)),
            Map.entry("DONE", new Look("is-ok", "check-lg", false)),
            Map.entry("FAILED", new Look("is-bad", "exclamation-lg", false)),
            Map.entry("CHANGED", new Look("is-warn", "arrow-left-right", false)),
            Map.entry("WARMED", new Look("is-ok", "thermometer-sun", false)),
            Map.entry("ALL_WARM", new Look("is-ok", "thermometer-sun", false)),
            Map.entry("NOT_WARMED", new Look("is-bad", "exclamation-lg", false)),
            Map.entry("RESUMED", new Look("is-run", "play-fill", false)),
            Map.entry("PAUSED", new Look("is-wait", "pause-fill", false)),
            Map.entry("CANCELLED", new Look("is-warn", "slash-circle", false)),
            Map.entry("ROLLED_BACK", new Look("", "arrow-counterclockwise", false)));

    /** The look of a state by its name; one that is not known looks unknown. */
    public Look state(Object name) {
        return STATES.getOrDefault(name.toString(), UNKNOWN);
    }

    /** The look of a step's risk. */
    public Look risk(Object name) {
        return RISKS.getOrDefault(name.toString(), UNKNOWN);
    }

    /** The look of an event in a timeline; what has no look of its own is a cog: the portal's own doing. */
    public Look event(Object name) {
        return EVENTS.getOrDefault(name.toString(), new Look("is-run", "gear-wide-connected", false));
    }
}
