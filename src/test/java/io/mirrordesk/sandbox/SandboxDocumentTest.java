package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code docs/sandbox.md} is true: its commands do what it says, and what it leaves out is left out. */
class SandboxDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/sandbox.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(bash)?\\n(.*?)^```$");

    @TempDir
    private Path directory;

    @Test
    void worksFromTopToBottom() throws Exception {
        for (String tool : List.of("aws", "skopeo", "curl", "bash")) {
            assumeTrue(isInstalled(tool), tool + " is not installed");
        }
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(DOCUMENT)).results().toList();
        try (RunningSandbox sandbox = new RunningSandbox(directory)) {
            String output = run(sandbox.sandbox, script(blocks));
            blocks.stream()
                    .filter(block -> block.group(1) == null)
                    .flatMap(block -> block.group(2).lines())
                    .forEach(line -> assertThat(output).contains(line));
        }
    }

    private static String script(List<MatchResult> blocks) {
        List<String> commands = new ArrayList<>(List.of("set -eu"));
        blocks.stream().filter(block -> block.group(1) != null).forEach(block -> {
            commands.add(block.group(2));
            // What a terminal does between two commands.
            commands.add("echo");
        });
        return String.join("\n", commands);
    }

    private static String run(Sandbox sandbox, String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "bash", "-c", script.replace("127.0.0.1:4566", "127.0.0.1:" + sandbox.port()))
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> new File(path, tool).canExecute());
    }

    @ParameterizedTest
    @ValueSource(classes = {EcrClient.class, SecretsManagerClient.class, SqsClient.class})
    void listsWhatItLeavesOut(Class<?> client) throws Exception {
        String document = Files.readString(DOCUMENT);
        String leftOut = document.substring(document.indexOf("## What it leaves out"));
        try (RunningSandbox sandbox = new RunningSandbox(directory)) {
            for (String operation : operations(client)) {
                boolean refused = answer(sandbox, target(client) + operation).contains("UnsupportedOperationException");
                boolean listed = Pattern.compile("\\b" + operation + "\\b")
                        .matcher(leftOut)
                        .find();
                assertThat(refused && !listed)
                        .as("refused but not listed: " + operation)
                        .isFalse();
            }
        }
    }

    private static List<String> operations(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getReturnType().getSimpleName().endsWith("Response"))
                .map(method -> method.getReturnType().getSimpleName().replaceFirst("Response$", ""))
                .distinct()
                .toList();
    }

    private static String target(Class<?> client) {
        return switch (client.getSimpleName()) {
            case "EcrClient" -> "AmazonEC2ContainerRegistry_V20150921.";
            case "SqsClient" -> "AmazonSQS.";
            default -> "secretsmanager.";
        };
    }

    private static String answer(RunningSandbox sandbox, String target) throws Exception {
        return sandbox.send(HttpRequest.newBuilder(sandbox.sandbox.endpoint())
                        .header("X-Amz-Target", target)
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/x/aws4_request, Signature=x")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .body();
    }
}
