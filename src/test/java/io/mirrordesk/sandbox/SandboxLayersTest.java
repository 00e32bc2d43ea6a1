package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EmptyUploadException;
import software.amazon.awssdk.services.ecr.model.InvalidLayerException;
import software.amazon.awssdk.services.ecr.model.InvalidLayerPartException;
import software.amazon.awssdk.services.ecr.model.LayerAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.LayerAvailability;
import software.amazon.awssdk.services.ecr.model.LayerPartTooSmallException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.UploadNotFoundException;

class SandboxLayersTest {

    private static final String NAME = "app/web";
    private static final String ABSENT = Pushing.digest("absent");

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;
    private EcrClient ecr;
    private Pushing push;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        ecr = sandbox.ecr;
        ecr.createRepository(r -> r.repositoryName(NAME));
        push = new Pushing(ecr, NAME);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void downloadsWhatWasUploadedWithoutALogin() throws Exception {
        String digest = push.layer("content");
        String url = ecr.getDownloadUrlForLayer(l -> l.repositoryName(NAME).layerDigest(digest))
                .downloadUrl();
        HttpResponse<String> answer = sandbox.send(HttpRequest.newBuilder(URI.create(url)));
        assertThat(answer.body()).isEqualTo("content");
        String other = url.replace(digest, Pushing.digest("other"));
        assertThat(sandbox.send(HttpRequest.newBuilder(URI.create(other))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void endsADownloadUrlAfterAnHour() throws Exception {
        String digest = push.layer("content");
        String url = ecr.getDownloadUrlForLayer(l -> l.repositoryName(NAME).layerDigest(digest))
                .downloadUrl();
        sandbox.control("POST", "clock", "{\"advanceSeconds\":3600}");
        assertThat(sandbox.send(HttpRequest.newBuilder(URI.create(url))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tellsWhichLayersAreThere() {
        String digest = push.layer("content");
        assertThat(check(digest).layers()).singleElement().satisfies(layer -> {
            assertThat(layer.layerAvailability()).isEqualTo(LayerAvailability.AVAILABLE);
            assertThat(layer.layerSize()).isEqualTo(7);
        });
        assertThat(check(ABSENT).layers())
                .singleElement()
                .satisfies(layer -> assertThat(layer.layerAvailability()).isEqualTo(LayerAvailability.UNAVAILABLE));
        assertThat(check("no digest").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.failureCodeAsString()).isEqualTo("InvalidLayerDigest"));
        assertThatThrownBy(() ->
                        ecr.getDownloadUrlForLayer(l -> l.repositoryName(NAME).layerDigest(ABSENT)))
                .isInstanceOf(LayersNotFoundException.class);
    }

    private software.amazon.awssdk.services.ecr.model.BatchCheckLayerAvailabilityResponse check(String digest) {
        return ecr.batchCheckLayerAvailability(l -> l.repositoryName(NAME).layerDigests(digest));
    }

    @Test
    void saysWhereAnUploadGoesOn() {
        String upload = begin();
        part(upload, 0, "AAAA");
        InvalidLayerPartException gap =
                catchThrowableOfType(InvalidLayerPartException.class, () -> part(upload, 8, "BBBB"));
        assertThat(gap.lastValidByteReceived()).isEqualTo(3);
        assertThat(gap.uploadId()).isEqualTo(upload);
        assertThat(gap.repositoryName()).isEqualTo(NAME);
        assertThat(gap.registryId()).isEqualTo(RunningSandbox.ACCOUNT);
        assertThatThrownBy(() -> ecr.uploadLayerPart(u -> u.repositoryName(NAME)
                        .uploadId(upload)
                        .partFirstByte(4L)
                        .partLastByte(9L)
                        .layerPartBlob(SdkBytes.fromUtf8String("BBBB"))))
                .isInstanceOf(InvalidLayerPartException.class);
    }

    @Test
    void takesLargePartsAndASmallLastOne() {
        String large = "x".repeat(5 * 1024 * 1024);
        String upload = begin();
        part(upload, 0, large);
        part(upload, large.length(), "end");
        assertThat(complete(upload, Pushing.digest(large + "end"))).isEqualTo(Pushing.digest(large + "end"));
    }

    @Test
    void refusesASmallPartThatIsNotTheLast() {
        String upload = begin();
        part(upload, 0, "AAAA");
        part(upload, 4, "BBBB");
        assertThatThrownBy(() -> complete(upload, Pushing.digest("AAAABBBB")))
                .isInstanceOf(LayerPartTooSmallException.class);
    }

    @Test
    void completesOnlyWhatHasTheDigest() {
        String upload = begin();
        assertThatThrownBy(() -> complete(upload, ABSENT)).isInstanceOf(EmptyUploadException.class);
        part(upload, 0, "content");
        assertThatThrownBy(() -> complete(upload, ABSENT)).isInstanceOf(InvalidLayerException.class);
        complete(upload, Pushing.digest("content"));
        assertThatThrownBy(() -> complete(upload, Pushing.digest("content")))
                .isInstanceOf(UploadNotFoundException.class);
        String again = begin();
        part(again, 0, "content");
        assertThatThrownBy(() -> complete(again, Pushing.digest("content")))
                .isInstanceOf(LayerAlreadyExistsException.class);
    }

    @Test
    void knowsNoUploadOfAnotherRepository() {
        ecr.createRepository(r -> r.repositoryName("other"));
        String upload = ecr.initiateLayerUpload(u -> u.repositoryName("other")).uploadId();
        assertThatThrownBy(() -> part(upload, 0, "content")).isInstanceOf(UploadNotFoundException.class);
    }

    @Test
    void goesOnWithAnUploadAfterARestart() {
        String upload = begin();
        part(upload, 0, "x".repeat(5 * 1024 * 1024));
        sandbox.close();
        start(directory);
        part(upload, 5 * 1024 * 1024, "end");
        complete(upload, Pushing.digest("x".repeat(5 * 1024 * 1024) + "end"));
    }

    private void start(Path same) {
        sandbox = new RunningSandbox(same);
        ecr = sandbox.ecr;
    }

    private String begin() {
        return ecr.initiateLayerUpload(u -> u.repositoryName(NAME)).uploadId();
    }

    private void part(String upload, long first, String content) {
        ecr.uploadLayerPart(u -> u.repositoryName(NAME)
                .uploadId(upload)
                .partFirstByte(first)
                .partLastByte(first + content.length() - 1)
                .layerPartBlob(SdkBytes.fromUtf8String(content)));
    }

    private String complete(String upload, String digest) {
        return ecr.completeLayerUpload(
                        u -> u.repositoryName(NAME).uploadId(upload).layerDigests(digest))
                .layerDigest();
    }
}
