package io.mirrordesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox with 100,000 repositories and 200,000 images, half of them in one repository, in 1 GB of heap. */
class SandboxScaleBench {

    private static final int CLIENTS = 32;
    private static final int REPOSITORIES = Integer.getInteger("bench.repositories", 100_000);
    private static final String LARGE = "bench/large";
    private static final String ROW = "%-60s %20s";
    private static final String KEEP_TEN =
            "{\\\"rules\\\":[{\\\"rulePriority\\\":1,\\\"selection\\\":{\\\"tagStatus\\\":"
                    + "\\\"any\\\",\\\"countType\\\":\\\"imageCountMoreThan\\\",\\\"countNumber\\\":10},"
                    + "\\\"action\\\":{\\\"type\\\":\\\"expire\\\"}}]}";

    @TempDir
    private Path directory;

    @Test
    void holdsALargeRegistry() throws Exception {
        try (Server sandbox = Server.sandbox(directory, "1g")) {
            EcrCalls ecr = new EcrCalls(sandbox.endpoint());
            ecr.createRepository(LARGE);
            time(
                    REPOSITORIES + " CreateRepository, each durable",
                    () -> each(number -> ecr.createRepository(name(number))));
            time(
                    REPOSITORIES + " PutImage into one repository each",
                    () -> each(number -> ecr.putImage(name(number), number)));
            time(REPOSITORIES + " PutImage into one and the same", () -> each(number -> ecr.putImage(LARGE, number)));
            time("DescribeRepositories, all pages of 1000", () -> pages(ecr, "DescribeRepositories", "{", 1000));
            time(
                    "DescribeImages of these, all pages of 1000",
                    () -> pages(ecr, "DescribeImages", "{\"repositoryName\":\"" + LARGE + "\",", 1000));
            time(
                    "StartLifecyclePolicyPreview of these, its answer",
                    () -> ecr.call(
                            "StartLifecyclePolicyPreview",
                            "{\"repositoryName\":\"" + LARGE + "\",\"lifecyclePolicyText\":\"" + KEEP_TEN + "\"}"));
            JsonNode preview = time("… until it is complete (never before 3 s)", () -> complete(ecr));
            time(
                    "GetLifecyclePolicyPreview, all pages of 100",
                    () -> pages(ecr, "GetLifecyclePolicyPreview", "{\"repositoryName\":\"" + LARGE + "\",", 100));
            System.out.println(ROW.formatted("Heap in use after it, MB (limit: 1024)", sandbox.usedHeapMegabytes()));
            assertThat(preview.at("/summary/expiringImageTotalCount").asInt()).isEqualTo(REPOSITORIES - 10);
        }
    }

    private static String name(int number) {
        return "bench/team-" + number % 100 + "/app-" + number;
    }

    private interface Call {
        void of(int number) throws IOException, InterruptedException;
    }

    private <T> T time(String what, Callable<T> work) throws Exception {
        long begun = System.nanoTime();
        T result = work.call();
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        System.out.println(ROW.formatted(what, milliseconds + " ms"));
        return result;
    }

    private static int each(Call call) throws Exception {
        List<Future<Integer>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                clients.add(threads.submit(() -> {
                    for (int number = first; number < REPOSITORIES; number += CLIENTS) {
                        call.of(number);
                    }
                    return first;
                }));
            }
        }
        for (Future<Integer> client : clients) {
            client.get();
        }
        return REPOSITORIES;
    }

    private static int pages(EcrCalls ecr, String operation, String begin, int size)
            throws IOException, InterruptedException {
        int pages = 0;
        String next = "";
        do {
            String body =
                    begin + "\"maxResults\":" + size + (next.isEmpty() ? "" : ",\"nextToken\":\"" + next + "\"") + "}";
            next = JsonMapper.shared()
                    .readTree(ecr.call(operation, body))
                    .path("nextToken")
                    .asString("");
            pages++;
        } while (!next.isEmpty());
        return pages;
    }

    private static JsonNode complete(EcrCalls ecr) throws IOException, InterruptedException {
        JsonNode preview;
        do {
            preview = JsonMapper.shared()
                    .readTree(ecr.call(
                            "GetLifecyclePolicyPreview", "{\"repositoryName\":\"" + LARGE + "\",\"maxResults\":1}"));
        } while (!preview.path("status").asString().equals("COMPLETE"));
        return preview;
    }
}
