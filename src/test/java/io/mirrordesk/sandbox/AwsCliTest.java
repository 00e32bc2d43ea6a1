package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that we did not write: the AWS CLI, where it is installed. */
class AwsCliTest {

    @TempDir
    private Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        assumeThat(installed).as("the AWS CLI is installed").isTrue();
        sandbox = Sandbox.start(SandboxProperties.inDirectory(directory));
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void createsARuleAndShowsIt() throws Exception {
        aws(
                "ecr",
                "create-pull-through-cache-rule",
                "--ecr-repository-prefix",
                "quay",
                "--upstream-registry-url",
                "quay.io");
        assertThat(aws("ecr", "describe-pull-through-cache-rules"))
                .contains("\"ecrRepositoryPrefix\": \"quay\"")
                .contains("\"upstreamRegistry\": \"quay\"");
        assertThat(aws(
                        "ecr",
                        "create-pull-through-cache-rule",
                        "--ecr-repository-prefix",
                        "quay",
                        "--upstream-registry-url",
                        "quay.io"))
                .contains(
                        "(PullThroughCacheRuleAlreadyExistsException) when calling the CreatePullThroughCacheRule operation");
    }

    @Test
    void knowsWhoItIsAndGetsALogin() throws Exception {
        assertThat(aws("sts", "get-caller-identity")).contains("\"Account\": \"111122223333\"");
        assertThat(aws("ecr", "get-login-password")).startsWith("sandbox.111122223333.");
        assertThat(aws("sqs", "list-queues")).contains("/111122223333/mirrordesk-events");
    }

    @Test
    void uploadsALayerAndReadsARefusalWithItsMembers() throws Exception {
        aws("ecr", "create-repository", "--repository-name", "app/web");
        String upload = aws(
                        "ecr",
                        "initiate-layer-upload",
                        "--repository-name",
                        "app/web",
                        "--query",
                        "uploadId",
                        "--output",
                        "text")
                .strip();
        String[] part = {
            "ecr",
            "upload-layer-part",
            "--repository-name",
            "app/web",
            "--upload-id",
            upload,
            "--part-first-byte",
            "0",
            "--part-last-byte",
            "3",
            "--layer-part-blob",
            "fileb://" + Files.writeString(directory.resolve("part"), "AAAA")
        };
        assertThat(aws(part)).contains("\"lastByteReceived\": 3");
        assertThat(aws(part)).contains("(InvalidLayerPartException) when calling the UploadLayerPart operation");
    }

    private String aws(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("aws", "--endpoint-url", sandbox.endpoint().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "sandbox",
                        "AWS_SECRET_ACCESS_KEY", "sandbox",
                        "AWS_DEFAULT_REGION", "eu-central-1",
                        "AWS_DEFAULT_OUTPUT", "json",
                        "AWS_PAGER", ""));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
