package io.mirrordesk.sandbox.upstream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One repository of a built-in upstream with everything in it. */
final class Content {

    private final Map<String, byte[]> blobs = new HashMap<>();
    private final Map<String, Manifest> manifests = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    Descriptor addBlob(String mediaType, byte[] bytes) {
        String digest = Digests.of(bytes);
        blobs.put(digest, bytes);
        return Descriptor.of(mediaType, digest, bytes.length);
    }

    Manifest add(Manifest manifest) {
        manifests.put(manifest.digest(), manifest);
        return manifest;
    }

    void tag(String tag, String digest) {
        tags.put(tag, digest);
    }

    Optional<Manifest> manifest(String reference) {
        return Optional.ofNullable(manifests.get(tags.getOrDefault(reference, reference)));
    }

    Optional<byte[]> blob(String digest) {
        return Optional.ofNullable(blobs.get(digest));
    }

    List<Descriptor> referrers(String digest) {
        List<Descriptor> found = new ArrayList<>();
        for (Manifest manifest : manifests.values()) {
            if (manifest.subject().filter(digest::equals).isPresent()) {
                found.add(manifest.asReferrer());
            }
        }
        return found;
    }
}
