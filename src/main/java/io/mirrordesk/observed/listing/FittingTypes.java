package io.mirrordesk.observed.listing;

import java.util.List;

/** The types of images that fit a condition, of those that there are. */
public record FittingTypes(List<String> media, List<String> artifact) {

    public FittingTypes {
        media = List.copyOf(media);
        artifact = List.copyOf(artifact);
    }

    boolean isEmpty() {
        return media.isEmpty() && artifact.isEmpty();
    }
}
