package io.mirrordesk.oci.text;

import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.FoundImage;
import io.mirrordesk.oci.FoundImage.Fault;
import io.mirrordesk.oci.FoundImage.FaultKind;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.InvalidImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place that names an image, and how to rewrite it.
 *
 * @param start offset in the source where it begins
 * @param original as it is written
 * @param reference what it means; empty with a fault
 * @param versioned whether the version is written there too
 * @param regions default values that it uses and that others may use too
 * @param rewriting makes the edits for a new address
 */
public record Finding(
        int start,
        String original,
        Optional<ImageReference> reference,
        Optional<Fault> fault,
        boolean versioned,
        Set<Integer> regions,
        Rewriting rewriting) {

    /** Turns an address into edits; empty if the text cannot be edited there without a guess. */
    @FunctionalInterface
    public interface Rewriting {
        Optional<List<Edit>> edits(CacheAddress address, ImageReference image);
    }

    public Finding {
        regions = Set.copyOf(regions);
    }

    /** A reference that stands in one text. */
    public static Finding of(int start, String original, Traced text) {
        return read(start, original, text.value(), true, text.regions(), NameEdits.of(text, true));
    }

    /** A reference whose parts were put together to {@code whole}. */
    public static Finding read(
            int start, String original, String whole, boolean versioned, Set<Integer> regions, Rewriting rewriting) {
        try {
            Optional<ImageReference> reference = Optional.of(ImageReference.parse(whole));
            return new Finding(start, original, reference, Optional.empty(), versioned, regions, rewriting);
        } catch (InvalidImageReference invalid) {
            return faulty(start, original, new Fault(FaultKind.INVALID, invalid.getMessage()), regions);
        }
    }

    /** A reference that is not known before something else runs. */
    public static Finding unresolved(int start, String original, String sentence, Set<Integer> regions) {
        return faulty(start, original, new Fault(FaultKind.UNRESOLVED, sentence), regions);
    }

    private static Finding faulty(int start, String original, Fault fault, Set<Integer> regions) {
        return new Finding(
                start,
                original,
                Optional.empty(),
                Optional.of(fault),
                true,
                regions,
                (address, image) -> Optional.empty());
    }

    /** The same as people are told of it. */
    public FoundImage told(Lines lines) {
        return new FoundImage(lines.line(start), lines.column(start), original, reference, fault, versioned);
    }
}
