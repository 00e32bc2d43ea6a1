package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilterType;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.ReferencedImagesNotFoundException;

class SandboxPutImageTest {

    private static final String NAME = "app/web";

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
    void answersWithTheImageAndTellsTheQueue() {
        String manifest = push.manifest("one");
        Image image = put(manifest, "v1");
        assertThat(image.imageId().imageDigest()).isEqualTo(Pushing.digest(manifest));
        assertThat(image.imageId().imageTag()).isEqualTo("v1");
        assertThat(image.imageManifest()).isEqualTo(manifest);
        assertThat(image.imageManifestMediaType()).isEqualTo(Pushing.MANIFEST);
        assertThat(sandbox.events())
                .anySatisfy(event -> assertThat(event)
                        .contains("\"action-type\":\"PUSH\"")
                        .contains("\"image-tag\":\"v1\"")
                        .contains(Pushing.digest(manifest)));
    }

    @Test
    void servesAtTheRegistryWhatWasPutByTheApi() throws Exception {
        String manifest = push.manifest("one");
        put(manifest, "v1");
        String token =
                ecr.getAuthorizationToken().authorizationData().getFirst().authorizationToken();
        HttpResponse<String> answer = sandbox.send(
                HttpRequest.newBuilder(URI.create(sandbox.sandbox.endpoint() + "/v2/" + NAME + "/manifests/v1"))
                        .header("Authorization", "Basic " + token));
        assertThat(answer.body()).isEqualTo(manifest);
        assertThat(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8))
                .startsWith("AWS:");
        assertThat(ecr.describeImages(i -> i.repositoryName(NAME)).imageDetails())
                .singleElement()
                .satisfies(image -> assertThat(image.lastRecordedPullTime()).isNotNull());
    }

    @Test
    void refusesWhatIsThereAlready() {
        String manifest = push.manifest("one");
        put(manifest, "v1");
        assertThatThrownBy(() -> put(manifest, "v1"))
                .isInstanceOf(ImageAlreadyExistsException.class)
                .hasMessageContaining("Image with digest '" + Pushing.digest(manifest)
                        + "' and tag 'v1' already exists in the repository with name 'app/web' in registry with id"
                        + " '111122223333'");
        assertThatThrownBy(() -> put(manifest, null)).isInstanceOf(ImageAlreadyExistsException.class);
        put(manifest, "v2");
        assertThat(image("v2").imageTags()).containsExactly("v1", "v2");
    }

    @Test
    void movesATagOfAMutableRepository() {
        push.image("one", "latest");
        String second = push.image("two", "latest");
        assertThat(image("latest").imageDigest()).isEqualTo(second);
        assertThat(ecr.describeImages(i -> i.repositoryName(NAME).filter(f -> f.tagStatus("UNTAGGED")))
                        .imageDetails())
                .hasSize(1);
    }

    @Test
    void freezesTagsExceptTheExcludedOnes() {
        ecr.putImageTagMutability(r -> r.repositoryName(NAME)
                .imageTagMutability(ImageTagMutability.IMMUTABLE_WITH_EXCLUSION)
                .imageTagMutabilityExclusionFilters(f -> f.filterType(ImageTagMutabilityExclusionFilterType.WILDCARD)
                        .filter("dev*")));
        push.image("one", "v1", "dev-1");
        String second = push.manifest("two");
        put(second, "dev-1");
        assertThatThrownBy(() -> put(second, "v1"))
                .isInstanceOf(ImageTagAlreadyExistsException.class)
                .hasMessageContaining("The image tag 'v1' already exists in the 'app/web' repository and cannot be"
                        + " overwritten because the tag is immutable.");
    }

    @Test
    void wantsTheLayersAndTheImagesFirst() {
        String absent = Pushing.digest("absent");
        String manifest = push.manifest("one");
        String layer = Pushing.digest("layer of one");
        assertThatThrownBy(() -> put(manifest.replace(layer, absent), "v1"))
                .isInstanceOf(LayersNotFoundException.class)
                .hasMessageContaining("Layers with digests '[" + absent
                        + "]' required for pushing image into repository with name 'app/web' in the registry with id"
                        + " '111122223333' do not exist");
        assertThatThrownBy(() -> put(Pushing.indexOf(absent), "v1"))
                .isInstanceOf(ReferencedImagesNotFoundException.class)
                .hasMessageContaining(absent);
        assertThat(ecr.listImages(i -> i.repositoryName(NAME)).imageIds()).isEmpty();
    }

    @Test
    void checksTheManifestItself() {
        String manifest = push.manifest("one");
        assertThatThrownBy(() -> put("{", "v1"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'");
        assertThatThrownBy(() -> put("{\"schemaVersion\":2}", "v1"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("image manifest mediatype not provided in manifest or parameter");
        assertThatThrownBy(() -> ecr.putImage(
                        i -> i.repositoryName(NAME).imageManifest(manifest).imageDigest(Pushing.digest("other"))))
                .isInstanceOf(ImageDigestDoesNotMatchException.class);
        assertThatThrownBy(() -> put(manifest, "a tag")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void takesTheMediaTypeFromTheRequestWhereTheManifestHasNone() {
        String manifest = push.manifest("one").replace("\"mediaType\":\"" + Pushing.MANIFEST + "\",", "");
        ecr.putImage(i -> i.repositoryName(NAME)
                .imageManifest(manifest)
                .imageManifestMediaType(Pushing.MANIFEST)
                .imageTag("v1"));
        assertThat(image("v1").imageManifestMediaType()).isEqualTo(Pushing.MANIFEST);
    }

    @Test
    void sizesAnIndexByItsLargestImage() {
        String child = push.image("one");
        push.index(child, "multi");
        assertThat(image("multi").imageSizeInBytes()).isEqualTo(19);
        assertThat(image("multi").artifactMediaType()).isNull();
    }

    private Image put(String manifest, @Nullable String tag) {
        return ecr.putImage(i -> i.repositoryName(NAME).imageManifest(manifest).imageTag(tag))
                .image();
    }

    private ImageDetail image(String tag) {
        List<ImageDetail> details = ecr.describeImages(
                        i -> i.repositoryName(NAME).imageIds(id -> id.imageTag(tag)))
                .imageDetails();
        assertThat(details).hasSize(1);
        return details.getFirst();
    }
}
