package io.mirrordesk.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that we did not write, where it is installed. */
class SkopeoTest {

    @TempDir
    Path directory;

    private RegistryFixture registry;

    @BeforeEach
    void start() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/skopeo")), "skopeo is not installed");
        registry = new RegistryFixture(directory);
        registry.rule("docker-hub", "registry-1.docker.io");
        registry.rule("kubernetes", "registry.k8s.io");
    }

    @AfterEach
    void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void copiesOnePlatformThroughTheCache() throws IOException, InterruptedException {
        copy("docker-hub/library/nginx:1.27", "oci:" + directory.resolve("one"));

        assertThat(Files.readString(directory.resolve("one").resolve("index.json")))
                .contains("application/vnd.oci.image.manifest.v1+json");
    }

    @Test
    void copiesEveryPlatformOfAnIndex() throws IOException, InterruptedException {
        copy("docker-hub/library/nginx:1.27", "--all", "oci:" + directory.resolve("all"));

        assertThat(Files.readString(directory.resolve("all").resolve("index.json")))
                .contains("application/vnd.oci.image.index.v1+json");
    }

    @Test
    void copiesDockersManifestLists() throws IOException, InterruptedException {
        copy("kubernetes/pause:3.10", "--all", "dir:" + directory.resolve("pause"));

        assertThat(Files.readString(directory.resolve("pause").resolve("manifest.json")))
                .contains("application/vnd.docker.distribution.manifest.list.v2+json");
    }

    @Test
    void inspectsAnImage() throws IOException, InterruptedException {
        String answer = skopeo(
                "inspect",
                List.of(
                        "--tls-verify=false",
                        "--creds",
                        login(),
                        "--override-arch",
                        "arm64",
                        source("docker-hub/library/alpine:3.22")));

        assertThat(answer).contains("\"Architecture\": \"arm64\"", "\"Os\": \"linux\"", "\"3.22\"");
    }

    @Test
    void pushesWhatItPulledAndListsIt() throws IOException, InterruptedException {
        registry.repository("team/app");
        String target = "docker://" + registry.host() + "/team/app:2.0";
        String layout = "oci:" + directory.resolve("layout");
        copy("docker-hub/library/nginx:1.27", "--all", layout);

        skopeo("copy", List.of("--all", "--dest-tls-verify=false", "--dest-creds", login(), layout, target));

        String tags = skopeo(
                "list-tags",
                List.of("--tls-verify=false", "--creds", login(), "docker://" + registry.host() + "/team/app"));
        assertThat(tags).contains("\"2.0\"");
        skopeo("delete", List.of("--tls-verify=false", "--creds", login(), target));
        assertThat(registry.get("/v2/team/app/manifests/2.0").statusCode()).isEqualTo(404);
    }

    private void copy(String image, String... rest) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--src-tls-verify=false", "--src-creds", login()));
        arguments.addAll(List.of(rest).subList(0, rest.length - 1));
        arguments.add(source(image));
        arguments.add(rest[rest.length - 1]);
        skopeo("copy", arguments);
    }

    private String source(String image) {
        return "docker://" + registry.host() + "/" + image;
    }

    private static String login() {
        return "AWS:" + RegistryFixture.HOME.account();
    }

    private static String skopeo(String command, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("skopeo", "--insecure-policy", command));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
