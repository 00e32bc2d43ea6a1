package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** The faults that are switched on; the first one that is meant for a call and strikes it acts. */
public final class Faults implements Interceptor, Control {

    private final List<Fault> atStart;
    private final List<SwitchedFault> faults = new ArrayList<>();

    /**
     * @param atStart what is switched on from the beginning, and again after a reset
     */
    public Faults(List<Fault> atStart) {
        this.atStart = List.copyOf(atStart);
        reset();
    }

    @Override
    public SdkPojo around(String service, String operation, Caller caller, Supplier<SdkPojo> call) {
        Optional<Fault> hit = strike(service, operation, caller.account());
        SdkPojo answer = call.get();
        if (hit.map(Fault::drops).orElse(false)) {
            throw new ConnectionDropped();
        }
        return answer;
    }

    /**
     * Lets the fault that is meant for a call strike before the call acts.
     *
     * @return the fault that struck, if the call is to act nevertheless
     * @throws AwsError if the call is refused
     * @throws ConnectionDropped if the call finds nobody
     */
    Optional<Fault> strike(String service, String operation, String account) {
        Optional<Fault> hit = take(service, operation, account);
        hit.ifPresent(fault -> {
            if (fault.delayMillis() != null) {
                await(fault.delayMillis());
            }
            if (fault.isUnreachable()) {
                throw new ConnectionDropped();
            }
            if (fault.refuses()) {
                throw new AwsError(fault.refusal(), fault.refusalMessage(), fault.refusalStatus());
            }
        });
        return hit;
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

    private synchronized Optional<Fault> take(String service, String operation, String account) {
        Optional<Fault> hit = faults.stream()
                .filter(switched -> switched.fault().hits(service, operation, account))
                .filter(SwitchedFault::strikes)
                .findFirst()
                .map(SwitchedFault::fault);
        faults.removeIf(SwitchedFault::isSpent);
        return hit;
    }

    /** As at the start. */
    public synchronized void reset() {
        faults.clear();
        atStart.forEach(fault -> faults.add(new SwitchedFault(fault)));
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public synchronized List<Fault> show() {
        return faults.stream().map(SwitchedFault::shown).toList();
    }

    @Override
    public synchronized List<Fault> change(String rest, ControlBody body) {
        body.only(
                "service",
                "operation",
                "account",
                "type",
                "message",
                "status",
                "rate",
                "burst",
                "drop",
                "unreachable",
                "delayMillis",
                "times",
                "probability",
                "seed");
        faults.add(new SwitchedFault(Fault.read(body)));
        return show();
    }

    @Override
    public synchronized List<Fault> undo() {
        faults.clear();
        return show();
    }
}
