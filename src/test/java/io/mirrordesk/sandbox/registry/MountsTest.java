package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.RegistryClient.LAYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.upstream.Digests;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cross-repository mounts as the account setting BLOB_MOUNTING allows them. */
class MountsTest {

    private static final String DIGEST = Digests.of(LAYER);
    private static final String MOUNT = "/blobs/uploads/?mount=" + DIGEST;

    @TempDir
    Path directory;

    private RegistryFixture registry;
    private RegistryClient client;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = new RegistryFixture(directory);
        registry.repository("team/app");
        registry.repository("team/other");
        new RegistryClient(registry, "team/app").pushLayer(LAYER);
        client = new RegistryClient(registry, "team/other");
        registry.store.documents().put(RegistryFixture.HOME, Documents.setting("BLOB_MOUNTING"), "ENABLED");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void mountsALayerOfAnotherRepository() throws IOException, InterruptedException {
        HttpResponse<String> mounted = client.write("POST", MOUNT + "&from=team/app", "");

        assertThat(mounted.statusCode()).isEqualTo(201);
        assertThat(registry.get(RegistryClient.header(mounted, "Location")).body())
                .isEqualTo(LAYER);
    }

    @Test
    void beginsAnUploadWhereMountingIsSwitchedOff() throws IOException, InterruptedException {
        registry.store.documents().delete(RegistryFixture.HOME, Documents.setting("BLOB_MOUNTING"));

        assertUploads(client.write("POST", MOUNT + "&from=team/app", ""));
    }

    @Test
    void beginsAnUploadWhereThereIsNothingToMount() throws IOException, InterruptedException {
        assertUploads(client.write("POST", MOUNT, ""));
        assertUploads(client.write("POST", MOUNT + "&from=team/none", ""));
        assertUploads(client.write("POST", MOUNT + "&from=../etc", ""));
        assertUploads(client.write("POST", MOUNT.replace(DIGEST, Digests.of("none")) + "&from=team/app", ""));
        assertUploads(client.write("POST", MOUNT.replace(DIGEST, "nonsense") + "&from=team/app", ""));
    }

    @Test
    void neverMountsBetweenEncryptionsOrFromACache() throws IOException, InterruptedException {
        RepositorySettings kms = RepositorySettings.defaults().withEncryption("KMS", "arn:aws:kms:x");
        registry.store.repositories().create(RegistryFixture.HOME, "team/kms", kms, Instant.EPOCH);
        assertUploads(new RegistryClient(registry, "team/kms").write("POST", MOUNT + "&from=team/app", ""));

        registry.rule("team", "quay.io");
        assertUploads(client.write("POST", MOUNT + "&from=team/app", ""));
    }

    @Test
    void neverMountsWhatTheCallerMayNotRead() throws IOException, InterruptedException {
        registry.repository("shared/app", Guard.UPLOAD_LAYER, Guard.GET_LAYER);
        HttpRequest.Builder mount = HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody());

        assertUploads(registry.send(mount, "/v2/shared/app" + MOUNT + "&from=team/app", RegistryFixture.OTHER));
    }

    private void assertUploads(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(RegistryClient.header(answer, "Location")).contains("/blobs/uploads/");
    }
}
