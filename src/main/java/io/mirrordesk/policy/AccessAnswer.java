package io.mirrordesk.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What policy documents say about a question.
 *
 * @param statement the {@code Sid} that decides, empty for one without a name or where none decides
 */
public record AccessAnswer(Effect effect, Optional<String> statement) {

    /** From what decides first to what decides last. */
    public enum Effect {
        /** A statement denies it; nothing can allow it. */
        DENIED,
        ALLOWED,
        /** A statement might, by a condition or a principal that cannot be told from here. */
        DEPENDS,
        /** Nothing speaks of it. */
        NOT_MENTIONED
    }

    static final AccessAnswer NOT_MENTIONED = new AccessAnswer(Effect.NOT_MENTIONED, Optional.empty());

    public boolean is(Effect wanted) {
        return effect == wanted;
    }

    /** What documents say together: one denial counts more than any permission. */
    public static AccessAnswer together(List<AccessAnswer> answers) {
        return answers.stream().min(Comparator.comparing(AccessAnswer::effect)).orElse(NOT_MENTIONED);
    }
}
