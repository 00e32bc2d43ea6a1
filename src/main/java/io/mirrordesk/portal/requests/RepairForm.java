package io.mirrordesk.portal.requests;

import io.mirrordesk.request.RequestDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a repair of drift, as it was typed or as the link that led here has it.
 *
 * @param registry in which it is
 * @param subjects lines, or one after the other, such as {@code rule:docker-hub}
 * @param recreate what was typed beside each repository that can be recreated: its name to have that done; empty else
 */
public record RepairForm(
        @Nullable String registry,
        @Nullable List<String> subjects,
        @Nullable String reason,
        @Nullable List<String> recreate) {

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
                reason,
                typed());
    }

    /** The name of a repository, if it was typed; else what was typed at its place in the page, and does not match. */
    public String typed(String repository, int place) {
        if (typed().contains(repository)) {
            return repository;
        }
        return recreate == null || place >= recreate.size() ? "" : recreate.get(place);
    }

    private List<String> typed() {
        return recreate == null
                ? List.of()
                : recreate.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    List<String> each() {
        return subjects == null
                ? List.of()
                : subjects.stream()
                        .flatMap(text -> FormDraft.lines(text).stream())
                        .toList();
    }
}
