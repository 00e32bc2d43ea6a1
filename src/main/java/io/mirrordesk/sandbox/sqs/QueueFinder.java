package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Queues by URL: {@code <endpoint>/<account>/<name>}; the host is not looked at. */
final class QueueFinder {

    private static final Pattern URL = Pattern.compile(".*/(\\d{12})/([A-Za-z0-9_.-]{1,80})/?");

    private final Queues queues;
    private final Supplier<String> endpoint;

    QueueFinder(Queues queues, Supplier<String> endpoint) {
        this.queues = queues;
        this.endpoint = endpoint;
    }

    /** The queue of a URL; the queues of other accounts are closed to a caller. */
    Queue byUrl(Caller caller, @Nullable String url) {
        if (url == null || url.isEmpty()) {
            throw SqsErrors.missing("QueueUrl");
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw SqsErrors.badAddress(url);
        }
        if (!parts.group(1).equals(caller.account())) {
            throw SqsErrors.denied(url);
        }
        return byName(caller.registry(), parts.group(2));
    }

    Queue byName(Registry registry, @Nullable String name) {
        if (name == null) {
            throw SqsErrors.missing("QueueName");
        }
        return queues.find(registry, name).orElseThrow(SqsErrors::noSuchQueue);
    }

    String url(Queue queue) {
        return endpoint.get() + "/" + queue.registry().account() + "/" + queue.name();
    }
}
