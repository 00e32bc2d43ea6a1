package io.mirrordesk.support;

import io.mirrordesk.MirrordeskApplication;
import io.mirrordesk.identity.People;
import io.mirrordesk.launch.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A portal in a process of its own, which can be killed, stopped or held up. It ends with the process that started it; what it says is in
 * {@code target/portals}.
 */
public final class PortalProcess implements AutoCloseable {

    private static final String READY = "port ";
    private static final String JUMPED = "jumped";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final int port;
    private final Path words;

    private PortalProcess(Process process, int port, Path words) {
        this.process = process;
        this.port = port;
        this.words = words;
    }

    /** A portal in this process, for one that nobody kills: what is loaded already need not be loaded again. */
    public static ConfigurableApplicationContext startHere(Map<String, Object> settings) {
        return Launch.run(MirrordeskApplication.class, arguments(settings).toArray(String[]::new));
    }

    /** The port of a portal in this process. */
    public static int port(ConfigurableApplicationContext portal) {
        return portal.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static List<String> arguments(Map<String, Object> settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1"));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    /** Returns once it answers and {@link SomePeople} are there. */
    public static PortalProcess start(Map<String, Object> settings) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                Main.class.getName()));
        command.addAll(arguments(settings));
        try {
            // a file, because a full pipe that nobody reads would stop the portal
            Path words = Files.createTempFile(Files.createDirectories(Path.of("target", "portals")), "portal", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(words.toFile())
                    .start();
            return new PortalProcess(process, port(process, words), words);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int port(Process process, Path words) {
        Eventually.eventually(
                "the portal is ready or has ended",
                PATIENCE.multipliedBy(4),
                () -> !process.isAlive() || said(words).stream().anyMatch(line -> line.startsWith(READY)));
        return said(words).stream()
                .filter(line -> line.startsWith(READY))
                .findFirst()
                .map(line -> Integer.parseInt(line.substring(READY.length())))
                .orElseThrow(() -> new AssertionError("The portal did not start:\n" + String.join("\n", said(words))));
    }

    /** Whole lines only. */
    private static List<String> said(Path words) {
        try {
            String text = Files.readString(words);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return port;
    }

    /** As {@code kill -9} does: nothing is told, nothing is closed. */
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** As a service manager does: what is under way is finished. */
    public void stop() {
        process.toHandle().destroy();
        process.onExit().join();
    }

    /** It stands still, with all its connections open, as in a long collection of garbage or on a machine that sleeps. */
    public void suspend() {
        signal("-STOP");
    }

    /** It goes on where it stood still. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int refused = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (refused != 0) {
                throw new IllegalStateException("kill " + signal + " was refused.");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its clocks jump; only where it was started with {@link JumpingClock}. */
    public void jump(Duration by) {
        long before = jumps();
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(by.toString())
                    .append('\n')
                    .flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Eventually.eventually("its clocks have jumped", PATIENCE, () -> jumps() > before);
    }

    private long jumps() {
        return said(words).stream().filter(JUMPED::equals).count();
    }

    @Override
    public void close() {
        kill();
    }

    /** The process: each line that it reads is a jump of its clocks. */
    static final class Main {

        static void main(String[] arguments) {
            Thread.ofPlatform().daemon().start(Main::endWithParent);
            ConfigurableApplicationContext portal = Launch.run(MirrordeskApplication.class, arguments);
            SomePeople.in(portal.getBean(People.class));
            System.out.println(READY + port(portal));
        }

        private static void endWithParent() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JumpingClock.jump(Duration.parse(line));
                    System.out.println(JUMPED);
                }
            } catch (IOException _) {
                // the pipe is gone with the parent
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
