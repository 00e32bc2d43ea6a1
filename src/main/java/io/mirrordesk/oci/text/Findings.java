package io.mirrordesk.oci.text;

import java.util.List;
import java.util.Set;

/**
 * What was found in a text.
 *
 * @param images in the order of the text
 * @param pinned defaults that something else uses too, so that they must stay
 */
public record Findings(List<Finding> images, Set<Integer> pinned) {

    public Findings {
        images = List.copyOf(images);
        pinned = Set.copyOf(pinned);
    }

    public static Findings of(List<Finding> images) {
        return new Findings(images, Set.of());
    }
}
