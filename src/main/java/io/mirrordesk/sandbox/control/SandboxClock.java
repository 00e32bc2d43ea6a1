package io.mirrordesk.sandbox.control;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The time in the sandbox: another clock's, and ahead of it (or behind) by what it has been moved. */
public final class SandboxClock extends Clock implements Control {

    private static final long CENTURY = 36_525L * 86_400;

    private final InstantSource base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> due = new CopyOnWriteArrayList<>();

    public SandboxClock(InstantSource base) {
        this.base = base;
    }

    /** Has something done, before the control answers, whenever the clock was moved: what became due by it. */
    public void whenMoved(Runnable work) {
        due.add(work);
    }

    /** Shows the base's time again. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Map<String, Instant> show() {
        return Map.of("now", instant());
    }

    /** {@code {"advanceSeconds": n}} moves it on, {@code {"now": "2027-01-31T00:00:00Z"}} sets it; it goes on from there. */
    @Override
    public Map<String, Instant> change(String rest, ControlBody body) {
        body.only("advanceSeconds", "now");
        String now = body.text("now");
        Long seconds = body.number("advanceSeconds");
        if ((now == null) == (seconds == null)) {
            throw new BadControl("advanceSeconds", "Say either advanceSeconds or now.");
        }
        Duration wished = now == null ? ahead.get().plus(step(seconds)) : Duration.between(base.instant(), time(now));
        if (wished.abs().toSeconds() > CENTURY) {
            throw new BadControl(now == null ? "advanceSeconds" : "now", "The clock moves up to a century.");
        }
        ahead.set(wished);
        due.forEach(Runnable::run);
        return show();
    }

    private static Duration step(@Nullable Long seconds) {
        if (seconds == null || seconds < 0 || seconds > CENTURY) {
            throw new BadControl("advanceSeconds", "advanceSeconds has to be between 0 and " + CENTURY + ".");
        }
        return Duration.ofSeconds(seconds);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadControl("now", "now has to be a time such as 2027-01-31T00:00:00Z.");
        }
    }

    @Override
    public Map<String, Instant> undo() {
        reset();
        return show();
    }
}
