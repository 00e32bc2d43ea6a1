package io.mirrordesk.support;

import io.mirrordesk.MirrordeskApplication;
import io.mirrordesk.identity.People;
import io.mirrordesk.launch.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** A portal in a process of its own, which can be killed. It ends with the process that started it. */
public final class PortalProcess implements AutoCloseable {

    private static final String READY = "port ";

    private final Process process;
    private final int port;

    private PortalProcess(Process process, int port) {
        this.process = process;
        this.port = port;
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
                Main.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1"));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new PortalProcess(process, port(process));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int port(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return Integer.parseInt(line.substring(READY.length()));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The portal did not start:\n" + said);
    }

    public int port() {
        return port;
    }

    /** As {@code kill -9} does: nothing is told, nothing is closed. */
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The process. */
    static final class Main {

        static void main(String[] arguments) {
            Thread.ofPlatform().daemon().start(Main::endWithParent);
            ConfigurableApplicationContext portal = Launch.run(MirrordeskApplication.class, arguments);
            SomePeople.in(portal.getBean(People.class));
            System.out.println(READY + portal.getEnvironment().getProperty("local.server.port"));
        }

        private static void endWithParent() {
            try {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException _) {
                // the pipe is gone with the parent
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
