package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.MediaTypes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v2/<name>/referrers/<digest>?artifactType=…}: an index of what says something about a manifest. */
final class Referrers {

    private final Store store;
    private final Guard guard;
    private final ManifestWriter writer;

    Referrers(Store store, Guard guard) {
        this.store = store;
        this.guard = guard;
        this.writer = new ManifestWriter(store);
    }

    void get(Call call) throws IOException {
        Repository repository = guard.require(call.wanted(), Guard.GET_IMAGE);
        Optional<String> wanted = call.query("artifactType");
        List<Map<String, Object>> manifests = store.images().referrers(repository.id(), call.reference()).stream()
                .map(image -> writer.read(image).asReferrer())
                .filter(referrer -> wanted.isEmpty() || wanted.get().equals(referrer.artifactType()))
                .map(Referrers::json)
                .toList();
        if (wanted.isPresent()) {
            call.response().setHeader("OCI-Filters-Applied", "artifactType");
        }
        call.response().setContentType(MediaTypes.OCI_INDEX);
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        index.put("manifests", manifests);
        call.response().getOutputStream().write(JsonMapper.shared().writeValueAsBytes(index));
    }

    private static Map<String, Object> json(Descriptor descriptor) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mediaType", descriptor.mediaType());
        json.put("digest", descriptor.digest());
        json.put("size", descriptor.size());
        if (descriptor.artifactType() != null) {
            json.put("artifactType", descriptor.artifactType());
        }
        if (!descriptor.annotations().isEmpty()) {
            json.put("annotations", descriptor.annotations());
        }
        return json;
    }
}
