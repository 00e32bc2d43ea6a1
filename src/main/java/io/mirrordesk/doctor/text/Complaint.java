package io.mirrordesk.doctor.text;

import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.InvalidImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One image that could not be pulled, and what was said about it.
 *
 * @param line where the image is named first, from 1; 0 if none is
 * @param original as it is written; empty if no image is named
 * @param reference empty if no image is named, or what is written is no reference
 * @param fault why what is written is no reference
 */
public record Complaint(
        int line,
        String original,
        Optional<ImageReference> reference,
        Optional<InvalidImageReference> fault,
        List<Signal> signals) {

    public Complaint {
        signals = List.copyOf(signals);
    }

    public boolean says(SignalKind... kinds) {
        return first(kinds).isPresent();
    }

    /** The first thing said of one of these kinds. */
    public Optional<Signal> first(SignalKind... kinds) {
        Set<SignalKind> wanted = Set.of(kinds);
        return signals.stream().filter(signal -> wanted.contains(signal.kind())).findFirst();
    }

    /** The same about another reference, such as one that a registry's own words name. */
    public Complaint about(ImageReference other) {
        return new Complaint(line, other.original(), Optional.of(other), Optional.empty(), signals);
    }
}
