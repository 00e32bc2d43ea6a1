package io.mirrordesk.bench;

import io.mirrordesk.MirrordeskApplication;
import io.mirrordesk.identity.People;
import io.mirrordesk.launch.Launch;
import io.mirrordesk.support.CountedStatements;
import io.mirrordesk.support.SomePeople;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** The portal in a process of its own, with the heap of {@code spring-boot:run}, that tells what it uses. It ends with this process. */
final class BenchPortal implements AutoCloseable {

    private static final String READY = "port ";
    private static final String SAYS = "says ";

    private final Process process;
    private final int port;

    private BenchPortal(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BenchPortal start(Map<String, Object> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                Main.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.sources=" + CountedStatements.class.getName()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new BenchPortal(process, Integer.parseInt(next(process, READY)));
    }

    int port() {
        return port;
    }

    /** SQL statements since the last time that this was asked for. */
    int statements() throws IOException {
        return ask("statements");
    }

    /** Megabytes of heap in use, after a collection. */
    int heap() throws IOException {
        return ask("heap");
    }

    /** The most that there were of them since {@link #heap}. */
    int highestHeap() throws IOException {
        return ask("highest");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private int ask(String question) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8)
                .append(question)
                .append('\n')
                .flush();
        return Integer.parseInt(next(process, SAYS));
    }

    private static String next(Process process, String start) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new IllegalStateException("The portal has ended.");
    }

    /** The process: answers a line with a line. */
    static final class Main {

        static void main(String[] arguments) {
            PrintStream answers = System.out;
            // nobody reads the log while a measurement waits, and a full pipe would stop the portal
            System.setOut(System.err);
            ConfigurableApplicationContext portal = Launch.run(MirrordeskApplication.class, arguments);
            SomePeople.in(portal.getBean(People.class));
            answers.println(READY + portal.getEnvironment().getProperty("local.server.port"));
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(question -> answers.println(SAYS + answer(question)));
            Runtime.getRuntime().halt(0);
        }

        private static long answer(String question) {
            return switch (question) {
                case "statements" -> {
                    int noted = CountedStatements.noted().size();
                    CountedStatements.clear();
                    yield noted;
                }
                case "heap" -> {
                    System.gc();
                    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
                    yield megabytes(MemoryPoolMXBean::getUsage);
                }
                default -> megabytes(MemoryPoolMXBean::getPeakUsage);
            };
        }

        private static List<MemoryPoolMXBean> pools() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .toList();
        }

        private static long megabytes(Function<MemoryPoolMXBean, MemoryUsage> usage) {
            return pools().stream().map(usage).mapToLong(MemoryUsage::getUsed).sum() >> 20;
        }
    }
}
