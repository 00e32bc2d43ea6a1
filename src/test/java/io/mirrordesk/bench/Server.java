package io.mirrordesk.bench;

import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A server in a process of its own.
 *
 * @param firstStart milliseconds that a start in a fresh process took, most of it for the classes of libraries
 * @param nextStart milliseconds that the next one took, which is the sandbox's own share
 */
record Server(Process process, URI endpoint, long firstStart, long nextStart) implements AutoCloseable {

    /** A sandbox on a directory, with the memory that {@code spring-boot:run} gives the whole portal. */
    static Server sandbox(Path directory) throws IOException {
        return sandbox(directory, "320m");
    }

    /** @param heap the most that its heap may take, as {@code -Xmx} has it */
    static Server sandbox(Path directory, String heap) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] line = process.inputReader(StandardCharsets.UTF_8).readLine().split(" ", -1);
        return new Server(process, URI.create(line[0]), Long.parseLong(line[1]), Long.parseLong(line[2]));
    }

    /** moto's server; empty if it is not installed. */
    static Optional<Server> moto() throws IOException {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> new File(path, "moto_server").canExecute());
        if (!installed) {
            return Optional.empty();
        }
        int port = freePort();
        Process process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitPort(process, port);
        return Optional.of(new Server(process, URI.create("http://127.0.0.1:" + port), 0, 0));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(Process process, int port) {
        while (process.isAlive()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IllegalStateException("moto_server did not start.");
    }

    /** The processor time that the process and its children have taken so far. */
    Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The heap that the process uses, in megabytes: asked for by a line, answered by one. */
    long usedHeapMegabytes() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
        return Long.parseLong(process.inputReader(StandardCharsets.UTF_8).readLine());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }

    /** The process of the sandbox: prints where it is and how long it took, then its heap for each line that it reads. */
    static final class Main {

        static void main(String[] arguments) {
            SandboxProperties properties = SandboxProperties.inDirectory(Path.of(arguments[0]));
            long begun = System.nanoTime();
            Sandbox.start(properties).close();
            long between = System.nanoTime();
            Sandbox sandbox = Sandbox.start(properties);
            System.out.println(sandbox.endpoint() + " " + (between - begun) / 1_000_000 + " "
                    + (System.nanoTime() - between) / 1_000_000);
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> System.out.println(usedMegabytes()));
        }

        private static long usedMegabytes() {
            Runtime runtime = Runtime.getRuntime();
            return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        }
    }
}
