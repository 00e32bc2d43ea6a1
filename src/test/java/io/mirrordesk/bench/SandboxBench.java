package io.mirrordesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the sandbox is, beside the same calls to moto's server where {@code moto_server} is installed. The sandbox runs in a process of
 * its own with the memory that {@code spring-boot:run} gives the whole portal.
 */
class SandboxBench {

    private static final int CLIENTS = 8;
    private static final String FORMAT = "%-60s %20s %20s %10s";

    @TempDir
    private Path directory;

    @Test
    void measuresTheSandbox() throws Exception {
        List<String> table = new ArrayList<>();
        table.add(FORMAT.formatted("", "sandbox", "moto", "goal"));
        try (Server sandbox = Server.sandbox(directory);
                Server moto = Server.moto().orElse(null)) {
            EcrCalls ours = new EcrCalls(sandbox.endpoint());
            ours.createRepositories(100);
            Optional<EcrCalls> theirs = Optional.empty();
            if (moto != null) {
                theirs = Optional.of(new EcrCalls(moto.endpoint()));
                theirs.get().createRepositories(100);
            }
            Optional<Server> peer = Optional.ofNullable(moto);
            table.add(compare(
                    "DescribeRepositories, 100 per page",
                    ">= 1000",
                    Rate.of(sandbox, CLIENTS, client -> ours.describeRepositories()),
                    rate(peer, theirs, calls -> client -> calls.describeRepositories())));
            table.add(compare(
                    "PutLifecyclePolicy, durable",
                    ">= 500",
                    Rate.of(sandbox, CLIENTS, ours::putLifecyclePolicy),
                    rate(peer, theirs, calls -> calls::putLifecyclePolicy)));
            BlobCalls blobs = new BlobCalls(sandbox.endpoint(), ours);
            table.add(row("Blob of 200 MB pushed, MB per second", blobs.push(200), "", ""));
            table.add(row("Blob of 200 MB pulled, MB per second", blobs.pull(), "", ""));
            long heap = sandbox.usedHeapMegabytes();
            table.add(row("Heap in use after it, MB (limit of the process: 320)", heap, "", "< 200"));
            table.add(row("Start, ms, once the classes of libraries are loaded", sandbox.nextStart(), "", "< 500"));
            table.add(row("Start in a fresh process with end, ms", sandbox.firstStart(), "", ""));
            table.forEach(System.out::println);
            assertThat(blobs.isWhole()).as("the blob came back as it was sent").isTrue();
        }
    }

    private interface Calls {
        Rate.Call of(EcrCalls calls);
    }

    private static String rate(Optional<Server> server, Optional<EcrCalls> calls, Calls what)
            throws IOException, InterruptedException {
        return server.isEmpty() || calls.isEmpty()
                ? "not installed"
                : Rate.of(server.get(), CLIENTS, what.of(calls.get())).toString();
    }

    private static String compare(String what, String goal, Rate ours, String theirs) {
        return FORMAT.formatted(what + ": per second (CPU each)", ours, theirs, goal);
    }

    private static String row(String what, long ours, String theirs, String goal) {
        return FORMAT.formatted(what, ours, theirs, goal);
    }
}
