package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers of another account get, by what the policies grant. */
class CrossAccountPullTest {

    private static final String REPOSITORY = "docker-hub/library/nginx";
    private static final String NGINX = "/v2/" + REPOSITORY + "/manifests/1.27";

    @TempDir
    Path directory;

    private RegistryFixture registry;

    @BeforeEach
    void start() {
        registry = new RegistryFixture(directory);
        registry.rule("docker-hub", "registry-1.docker.io");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aMissingRepositoryNeedsCreateRepositoryFromTheRegistryPolicy() throws IOException, InterruptedException {
        assertRefused(
                registry.getAsOther(NGINX),
                404,
                "NAME_UNKNOWN",
                "The repository with name '" + REPOSITORY + "' does not exist in the registry with id '111122223333'");

        registry.registryGrants.add(Guard.CREATE_REPOSITORY);
        assertRefused(registry.getAsOther(NGINX), 404, "MANIFEST_UNKNOWN", "Requested image not found");
    }

    @Test
    void aFirstPullOnDemandNeedsTheRegistryPolicyAndARepositoryPolicyAtBirth()
            throws IOException, InterruptedException {
        registry.registryGrants.addAll(List.of(Guard.CREATE_REPOSITORY, Guard.IMPORT));
        assertRefused(
                registry.getAsOther(NGINX),
                403,
                "DENIED",
                "because no resource-based policy allows the ecr:BatchGetImage action");

        registry.registryGrants.add(Guard.GET_IMAGE);
        assertThat(registry.getAsOther(NGINX).statusCode()).isEqualTo(200);
    }

    @Test
    void aRepositoryWithoutPermissionIsDenied() throws IOException, InterruptedException {
        registry.get(NGINX);

        assertRefused(
                registry.getAsOther(NGINX),
                403,
                "DENIED",
                "User: arn:aws:iam::444455556666:role/ci is not authorized to perform: ecr:BatchGetImage on resource:"
                        + " arn:aws:ecr:eu-central-1:111122223333:repository/" + REPOSITORY);
    }

    @Test
    void aCachedImageIsNotFoundWithoutImportPermission() throws IOException, InterruptedException {
        registry.repository(REPOSITORY, Guard.GET_IMAGE, Guard.GET_LAYER);
        registry.get(NGINX);

        assertRefused(registry.getAsOther(NGINX), 404, "MANIFEST_UNKNOWN", "Requested image not found");
    }

    @Test
    void aCuratedRepositoryServesByItsOwnPolicyAlone() throws IOException, InterruptedException {
        registry.repository(REPOSITORY, Guard.GET_IMAGE, Guard.GET_LAYER, Guard.IMPORT);
        registry.get(NGINX);

        assertThat(registry.getAsOther(NGINX).statusCode()).isEqualTo(200);
        assertThat(registry.opened).hasValue(1);
    }

    @Test
    void aTagThatNobodyWarmedIsImportedByARepositoryPolicyThatAllowsIt() throws IOException, InterruptedException {
        registry.repository(REPOSITORY, Guard.GET_IMAGE, Guard.GET_LAYER, Guard.IMPORT);

        assertThat(registry.getAsOther(NGINX).statusCode()).isEqualTo(200);
    }

    @Test
    void layersNeedAPermissionOfTheirOwn() throws IOException, InterruptedException {
        registry.repository(REPOSITORY, Guard.GET_IMAGE, Guard.IMPORT);
        registry.get(NGINX);
        String digest = "sha256:" + "0".repeat(64);

        assertRefused(
                registry.getAsOther("/v2/" + REPOSITORY + "/blobs/" + digest),
                403,
                "DENIED",
                "ecr:GetDownloadUrlForLayer");
    }
}
