package io.mirrordesk.portal.requests;

import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form for an adoption, as it was typed.
 *
 * @param subjects ticked, such as {@code rule:quay-old}
 * @param repositories further names, one a line
 * @param team that owns what is adopted
 */
public record AdoptForm(
        @Nullable List<String> subjects,
        @Nullable String repositories,
        @Nullable String team,
        @Nullable String reason) {

    public boolean has(String subject) {
        return subjects != null && subjects.contains(subject);
    }

    /** The members that the API has. Nothing is checked here. */
    RequestDraft draft(String registry) {
        Stream<String> ticked = subjects == null ? Stream.empty() : subjects.stream();
        Stream<String> typed = FormDraft.lines(repositories == null ? "" : repositories).stream()
                .map(name -> name.startsWith("repository:") ? name : "repository:" + name);
        return new RequestDraft(
                "ADOPT",
                List.of(registry),
                new MirrorDraft(null, null, null, null, null, null, null, team, null, null, null),
                null,
                null,
                Stream.concat(ticked, typed).distinct().toList(),
                reason);
    }
}
