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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between the portal and AWS and passes calls on, but for those that it was told to disturb. A disturbance names an operation and
 * what the call's body mentions, so that each test meets only its own.
 */
public final class Gate implements AutoCloseable {

    /** For a disturbance that stays. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");
    private static final List<String> CHANGING =
            List.of("Create", "Update", "Delete", "Put", "Set", "Tag", "Untag", "Restore");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpServer server;
    private final URI behind;
    private final List<Disturbance> disturbances = new CopyOnWriteArrayList<>();
    private final Queue<Call> passed = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

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

    /** What happens to a call. */
    public enum Trouble {
        /** It waits until {@link Gate#clear()}, then it is passed on. */
        HELD,
        /** AWS has acted, and its answer waits until {@link Gate#clear()}. */
        ANSWER_HELD,
        /** AWS never sees it, and there is no answer as long as the portal lives. */
        STUCK_BEFORE,
        /** AWS has acted, and there is no answer as long as the portal lives. */
        STUCK_AFTER,
        /** AWS has acted, and the connection breaks before its answer. */
        ANSWER_LOST,
        /** The connection breaks before AWS sees it. */
        UNREACHABLE,
        DENIED("AccessDeniedException", "User is not authorized to perform this action."),
        THROTTLED("ThrottlingException", "Rate exceeded");

        private final String answer;

        Trouble() {
            this.answer = "";
        }

        Trouble(String type, String message) {
            this.answer = "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message);
        }

        boolean reachesAws() {
            return this == STUCK_AFTER || this == ANSWER_LOST || this == ANSWER_HELD;
        }

        boolean isHeld() {
            return this == HELD || this == ANSWER_HELD;
        }

        boolean isStuck() {
            return this == STUCK_BEFORE || this == STUCK_AFTER;
        }
    }

    /**
     * A call that was made.
     *
     * @param region that its signature names; empty where it has none
     */
    private record Call(String operation, String body, String region) {

        boolean is(String wanted, String mention) {
            return operation.equals(wanted) && body.contains(mention);
        }

        boolean changesSomething() {
            return CHANGING.stream().anyMatch(operation::startsWith);
        }
    }

    private record Disturbance(Predicate<Call> takes, Trouble trouble, CountDownLatch met, CountDownLatch released) {

        Disturbance(Predicate<Call> takes, Trouble trouble) {
            this(takes, trouble, new CountDownLatch(1), new CountDownLatch(1));
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Disturbs the next calls of an operation whose body mentions something.
     *
     * @return counted down once one of them was disturbed
     */
    public CountDownLatch disturb(String operation, String mention, Trouble trouble, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return disturb(
                call -> call.is(operation, mention) && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0, trouble);
    }

    /**
     * Disturbs one of the calls in a region that change something, counted from now on.
     *
     * @param nth 1 for the next one
     * @return counted down once it was disturbed
     */
    public CountDownLatch disturbChange(String region, int nth, Trouble trouble) {
        AtomicInteger before = new AtomicInteger(nth);
        return disturb(
                call -> call.region().equals(region) && call.changesSomething() && before.decrementAndGet() == 0,
                trouble);
    }

    /**
     * Disturbs the next call of an operation in a region.
     *
     * @return counted down once it was disturbed
     */
    public CountDownLatch disturbNext(String region, String operation, Trouble trouble) {
        AtomicInteger left = new AtomicInteger(1);
        return disturb(
                call -> call.region().equals(region)
                        && call.operation().equals(operation)
                        && left.getAndDecrement() == 1,
                trouble);
    }

    /** From now on half of all calls in a region are throttled, each second one. */
    public void storm(String region) {
        AtomicInteger calls = new AtomicInteger();
        disturb(call -> call.region().equals(region) && calls.incrementAndGet() % 2 == 1, Trouble.THROTTLED);
    }

    private CountDownLatch disturb(Predicate<Call> takes, Trouble trouble) {
        Disturbance disturbance = new Disturbance(takes, trouble);
        disturbances.add(disturbance);
        return disturbance.met();
    }

    /** From now on all is well. */
    public void clear() {
        disturbances.forEach(disturbance -> disturbance.released().countDown());
        disturbances.clear();
    }

    /** How many calls of an operation that mention something reached AWS. */
    public long passed(String operation, String mention) {
        return passed.stream().filter(call -> call.is(operation, mention)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Call call = new Call(operation(exchange), new String(body, StandardCharsets.UTF_8), region(exchange));
            Optional<Disturbance> disturbance = disturbances.stream()
                    .filter(each -> each.takes().test(call))
                    .findFirst();
            if (disturbance.isPresent()) {
                disturb(exchange, call, body, disturbance.get());
            } else {
                answer(exchange, passOn(exchange, call, body));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String region(HttpExchange exchange) {
        String signature = exchange.getRequestHeaders().getFirst("Authorization");
        String[] scope = signature == null ? new String[0] : signature.split("/");
        return scope.length < 4 ? "" : scope[2];
    }

    /** What is no operation of AWS is called by its path: an upstream's token endpoint. */
    private static String operation(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target == null ? exchange.getRequestURI().getPath() : target.substring(target.indexOf('.') + 1);
    }

    private void disturb(HttpExchange exchange, Call call, byte[] body, Disturbance disturbance)
            throws IOException, InterruptedException {
        Trouble trouble = disturbance.trouble();
        Optional<HttpResponse<byte[]>> acted =
                trouble.reachesAws() ? Optional.of(passOn(exchange, call, body)) : Optional.empty();
        disturbance.met().countDown();
        if (trouble.isHeld()) {
            disturbance.released().await();
            answer(exchange, acted.isPresent() ? acted.get() : passOn(exchange, call, body));
        } else if (trouble.isStuck()) {
            closed.await();
        } else if (!trouble.answer.isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-RequestId", "request-" + trouble);
            answer(exchange, 400, trouble.answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange, Call call, byte[] body)
            throws IOException, InterruptedException {
        passed.add(call);
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

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
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

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
