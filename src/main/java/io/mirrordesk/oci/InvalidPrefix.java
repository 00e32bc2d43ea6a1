package io.mirrordesk.oci;

import io.mirrordesk.contract.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text is not a prefix of a pull-through cache rule. The message names what is wrong and, where there is one, a correction. */
public final class InvalidPrefix extends Problem {

    private final @Nullable String proposal;

    InvalidPrefix(String sentence, @Nullable String proposal) {
        super(Kind.INVALID, "invalid-prefix", proposal == null ? sentence : sentence + " Try “" + proposal + "”.");
        this.proposal = proposal;
    }

    /** A valid prefix near to what was given. */
    public Optional<String> proposal() {
        return Optional.ofNullable(proposal);
    }
}
