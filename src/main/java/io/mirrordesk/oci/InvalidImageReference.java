package io.mirrordesk.oci;

import io.mirrordesk.contract.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text is not an image reference, or not one that can be used here. The message says why and what to write instead. */
public final class InvalidImageReference extends Problem {

    private final @Nullable String proposal;

    InvalidImageReference(String sentence) {
        this(sentence, null);
    }

    InvalidImageReference(String sentence, @Nullable String proposal) {
        super(
                Kind.INVALID,
                "invalid-image-reference",
                proposal == null ? sentence : sentence + " Write “" + proposal + "”.");
        this.proposal = proposal;
    }

    /** A reference that would do. */
    public Optional<String> proposal() {
        return Optional.ofNullable(proposal);
    }
}
