package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.RegistryClient.header;
import static io.mirrordesk.sandbox.registry.RegistryClient.referrer;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.MediaTypes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OCI distribution specification, listing referrers. */
class ReferrersTest {

    @TempDir
    Path directory;

    private RegistryFixture registry;
    private RegistryClient client;
    private String subject;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = new RegistryFixture(directory);
        registry.repository("team/app");
        client = new RegistryClient(registry, "team/app");
        subject = Digests.of(client.pushImage("1.0"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void listsWhatRefersToAnImage() throws IOException, InterruptedException {
        String signature = referrer(subject, "test/sig");
        HttpResponse<String> pushed = client.putManifest(Digests.of(signature), signature);
        assertThat(header(pushed, "OCI-Subject")).isEqualTo(subject);

        HttpResponse<String> listed = client.get("/referrers/" + subject);
        assertThat(header(listed, "Content-Type")).isEqualTo(MediaTypes.OCI_INDEX);
        assertThat(listed.body())
                .contains("\"schemaVersion\":2", Digests.of(signature), "\"artifactType\":\"test/sig\"")
                .contains("\"size\":" + signature.length());
    }

    @Test
    void filtersByArtifactTypeAndSaysSo() throws IOException, InterruptedException {
        client.putManifest("sig", referrer(subject, "test/sig"));
        client.putManifest("sbom", referrer(subject, "test/sbom+json"));

        HttpResponse<String> filtered = client.get("/referrers/" + subject + "?artifactType=test%2Fsbom%2Bjson");
        assertThat(filtered.body()).contains("test/sbom+json").doesNotContain("test/sig");
        assertThat(header(filtered, "OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(client.get("/referrers/" + subject + "?artifactType=other").body())
                .contains("\"manifests\":[]");
    }

    @Test
    void aSubjectMayComeAfterItsReferrer() throws IOException, InterruptedException {
        String later = Digests.of(RegistryClient.image("later"));
        assertThat(client.putManifest("sig", referrer(later, "test/sig")).statusCode())
                .isEqualTo(201);
        assertThat(client.get("/referrers/" + later).body()).contains("test/sig");

        assertThat(client.putManifest("later", RegistryClient.image("later")).statusCode())
                .isEqualTo(201);
        assertThat(client.get("/referrers/" + later).body()).contains("test/sig");
    }

    @Test
    void nobodyRefersToAnUnknownDigest() throws IOException, InterruptedException {
        HttpResponse<String> listed = client.get("/referrers/" + Digests.of("unknown"));

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body()).contains("\"manifests\":[]");
    }

    @Test
    void aDeletedReferrerIsNotListed() throws IOException, InterruptedException {
        String signature = referrer(subject, "test/sig");
        client.putManifest(Digests.of(signature), signature);
        client.write("DELETE", "/manifests/" + Digests.of(signature), "");

        assertThat(client.get("/referrers/" + subject).body()).contains("\"manifests\":[]");
    }
}
