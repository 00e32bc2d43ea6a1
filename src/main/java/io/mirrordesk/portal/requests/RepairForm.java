package io.mirrordesk.portal.requests;

import io.mirrordesk.request.RequestDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a repair of drift, as it was typed or as the link that led here has it.
 *
 * @param registry in which it is
 * @param subjects lines, or one after the other, such as {@code rule:docker-hub}
 */
public record RepairForm(
        @Nullable String registry,
        @Nullable List<String> subjects,
        @Nullable String reason) {

    /** The subjects, one a line. */
    public String getLines() {
        return String.join("\n", each());
    }

    /** The members that the API has. Nothing is checked here. */
    RequestDraft draft() {
        return new RequestDraft(
                "REPAIR_DRIFT",
                registry == null || registry.isBlank() ? null : List.of(registry),
                null,
                null,
                null,
                each(),
                reason);
    }

    private List<String> each() {
        return subjects == null
                ? List.of()
                : subjects.stream()
                        .flatMap(text -> FormDraft.lines(text).stream())
                        .toList();
    }
}
