package io.mirrordesk.portal.requests;

import java.util.List;

/**
 * A repository that only deleting it and creating it again makes as it should be, and what that costs.
 *
 * @param finding what differs, in a sentence
 * @param images that are lost, as the inventory last saw it
 * @param sizeBytes of them, compressed
 * @param again images that are pulled again afterwards, because requests asked for them, such as {@code library/nginx:1.27}; each takes
 *     one pull from the upstream
 * @param upstream that answers these pulls, such as {@code registry-1.docker.io}
 */
public record Recreation(
        String name, String finding, long images, long sizeBytes, List<String> again, String upstream) {

    public Recreation {
        again = List.copyOf(again);
    }
}
