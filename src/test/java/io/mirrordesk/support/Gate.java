package io.mirrordesk.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Stands between the portal and AWS and passes calls on, but for those that it was told to hold: these never get an answer,
 * because the portal is killed while it waits for one.
 */
public final class Gate implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON = Set.of("host", "connection", "content-length", "transfer-encoding");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final byte[] DENIED = "{\"__type\":\"AccessDeniedException\",\"message\":\"Not allowed.\"}".getBytes(
            StandardCharsets.UTF_8);

    private final HttpServer server;
    private final URI behind;
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private final Queue<Call> passed = new ConcurrentLinkedQueue<>();
    private final CountDownLatch cut = new CountDownLatch(1);

    /** @param behind where AWS is */
    public Gate(URI behind) {
        this.behind = behind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** When a held call gets stuck. */
    public enum Moment {
        /** AWS never sees it. */
        BEFORE,
        /** AWS has acted, and its answer is lost. */
        AFTER
    }

    /** A call that was made: its operation and body. */
    private record Call(String operation, String body) {

        boolean is(String wanted, String mention) {
            return operation.equals(wanted) && body.contains(mention);
        }
    }

    private record Refusal(String operation, String mention) {}

    private record Hold(String operation, String mention, Moment moment, CountDownLatch reached) {}

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Holds the first call of an operation whose body mentions something.
     *
     * @return counted down once the call is stuck
     */
    public CountDownLatch hold(String operation, String mention, Moment moment) {
        Hold hold = new Hold(operation, mention, moment, new CountDownLatch(1));
        holds.add(hold);
        return hold.reached();
    }

    /** Refuses every call of an operation whose body mentions something, as AWS does when a permission is missing. */
    public void refuse(String operation, String mention) {
        refusals.add(new Refusal(operation, mention));
    }

    /** How many calls of an operation that mention something reached AWS. */
    public long passed(String operation, String mention) {
        return passed.stream().filter(call -> call.is(operation, mention)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            byte[] body = exchange.getRequestBody().readAllBytes();
            Call call = new Call(
                    target == null ? "" : target.substring(target.indexOf('.') + 1),
                    new String(body, StandardCharsets.UTF_8));
            if (refusals.stream().anyMatch(refusal -> call.is(refusal.operation(), refusal.mention()))) {
                answer(exchange, 400, DENIED);
            } else {
                handle(exchange, call, body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange, Call call, byte[] body) throws IOException, InterruptedException {
        Optional<Hold> hold = take(call);
        if (hold.isPresent() && hold.get().moment() == Moment.BEFORE) {
            stick(hold.get());
            return;
        }
        passed.add(call);
        HttpResponse<byte[]> answer = passOn(exchange, body);
        if (hold.isPresent()) {
            stick(hold.get());
            return;
        }
        for (String header : List.of("Content-Type", "x-amzn-RequestId")) {
            answer.headers()
                    .firstValue(header)
                    .ifPresent(value -> exchange.getResponseHeaders().set(header, value));
        }
        answer(exchange, answer.statusCode(), answer.body());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private Optional<Hold> take(Call call) {
        return holds.stream()
                .filter(hold -> call.is(hold.operation(), hold.mention()))
                .filter(holds::remove)
                .findFirst();
    }

    private void stick(Hold hold) throws InterruptedException {
        hold.reached().countDown();
        cut.await();
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().toString()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        cut.countDown();
        server.stop(0);
    }
}
