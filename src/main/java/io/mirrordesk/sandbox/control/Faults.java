package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** The faults that are switched on; the first one that fits an operation acts. */
public final class Faults implements Interceptor {

    private final List<Fault> faults = new ArrayList<>();

    @Override
    public SdkPojo around(String operation, Caller caller, Supplier<SdkPojo> call) {
        Optional<Fault> hit = take(operation);
        hit.ifPresent(Faults::strikeBefore);
        SdkPojo answer = call.get();
        if (hit.map(Fault::drop).orElse(false)) {
            throw new ConnectionDropped();
        }
        return answer;
    }

    private static void strikeBefore(Fault fault) {
        if (fault.delayMillis() != null) {
            await(fault.delayMillis());
        }
        if (Boolean.TRUE.equals(fault.unreachable())) {
            throw new ConnectionDropped();
        }
        if (fault.type() != null) {
            String message = Objects.requireNonNullElse(fault.message(), "Refused on demand.");
            throw new AwsError(fault.type(), message, fault.statusOrDefault());
        }
    }

    private static void await(long millis) {
        try {
            // Nothing counts down: this only waits, and can be interrupted when the server stops.
            boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionDropped();
        }
    }

    private synchronized Optional<Fault> take(String operation) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.hits(operation)) {
                faults.set(i, fault.used());
                faults.removeIf(Fault::spent);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    synchronized void add(Fault fault) {
        faults.add(fault);
    }

    synchronized List<Fault> list() {
        return List.copyOf(faults);
    }

    synchronized void clear() {
        faults.clear();
    }
}
