package io.mirrordesk.sandbox.control;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault that is switched on, with what it has to remember: how often it struck, and the calls that its rate let through. */
final class SwitchedFault {

    private final Fault fault;
    private final Chance chance;
    private final Optional<Bucket> bucket;

    SwitchedFault(Fault fault) {
        this.fault = fault;
        this.chance = new Chance(fault.probability(), fault.seed(), fault.times());
        this.bucket = Optional.ofNullable(fault.rate()).map(rate -> bucket(rate, fault.burst()));
    }

    private static Bucket bucket(double rate, @Nullable Integer burst) {
        long capacity = burst == null ? Math.max(1, (long) rate) : burst;
        Duration perCall = Duration.ofNanos(Math.max(1, (long) (1_000_000_000 / rate)));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, perCall))
                .build();
    }

    Fault fault() {
        return fault;
    }

    /** As it is shown: with the times that are left. */
    Fault shown() {
        return fault.withTimes(chance.left());
    }

    /** Whether it strikes a call that it is meant for. */
    boolean strikes() {
        boolean exceeded = bucket.map(tokens -> !tokens.tryConsume(1)).orElse(true);
        return exceeded && chance.happens();
    }

    boolean isSpent() {
        return chance.isSpent();
    }
}
