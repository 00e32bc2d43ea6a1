package io.mirrordesk.doctor.text;

import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.InvalidImageReference;
import java.util.Optional;

/**
 * An image that a line names.
 *
 * @param line from 1
 * @param reference empty if what is written is no reference
 * @param fault why it is none
 * @param certain whether somebody wrote it so; an address that a client made out of it is less
 */
record Mention(
        int line,
        String original,
        Optional<ImageReference> reference,
        Optional<InvalidImageReference> fault,
        boolean certain) {

    static Mention of(int line, String written, boolean certain) {
        try {
            return new Mention(line, written, Optional.of(ImageReference.parse(written)), Optional.empty(), certain);
        } catch (InvalidImageReference invalid) {
            return new Mention(line, written, Optional.empty(), Optional.of(invalid), certain);
        }
    }

    /** Registry and path: mentions that have it in common mean one image, unless their tags differ. */
    String name() {
        return reference
                .map(image -> image.registry() + "/" + image.repository())
                .orElseGet(this::unversioned);
    }

    /** The path without its registry. */
    String path() {
        return reference.map(ImageReference::repository).orElseGet(this::unversioned);
    }

    /** Tag and digest. */
    String version() {
        return reference
                .map(image -> image.tag().orElse("") + "@"
                        + image.digest().map(Object::toString).orElse(""))
                .orElse(original);
    }

    boolean isSame(Mention other) {
        return path().equals(other.path()) && version().equals(other.version());
    }

    boolean isBare() {
        return reference
                .map(image -> image.tag().isEmpty() && image.digest().isEmpty())
                .orElseGet(() -> unversioned().equals(original));
    }

    boolean isDigestOnly() {
        return reference
                .filter(image -> image.tag().isEmpty() && image.digest().isPresent())
                .isPresent();
    }

    private String unversioned() {
        int colon = original.lastIndexOf(':');
        return colon > original.lastIndexOf('/') ? original.substring(0, colon) : original;
    }
}
