package io.mirrordesk.sandbox.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is switched on for events: EventBridge delivers at least once and by best effort, so they get lost, doubled and late. */
public final class EventFaults implements Control {

    private record Switched(EventFault fault, Chance chance) {

        static Switched of(EventFault fault) {
            return new Switched(fault, new Chance(fault.probability(), fault.seed(), fault.times()));
        }

        EventFault shown() {
            return fault.withTimes(chance.left());
        }
    }

    private final List<EventFault> atStart;
    private final List<Switched> faults = new ArrayList<>();

    /**
     * @param atStart what is switched on from the beginning, and again after a reset
     */
    public EventFaults(List<EventFault> atStart) {
        this.atStart = List.copyOf(atStart);
        reset();
    }

    /** As at the start. */
    public synchronized void reset() {
        faults.clear();
        atStart.forEach(fault -> faults.add(Switched.of(fault)));
    }

    /**
     * How an event is delivered: each element is one message and how late it comes.
     *
     * @param detailType such as {@code ECR Image Action}
     */
    public synchronized List<Duration> deliveries(String detailType) {
        Optional<EventFault> hit = faults.stream()
                .filter(switched -> switched.fault().hits(detailType))
                .filter(switched -> switched.chance().happens())
                .findFirst()
                .map(Switched::fault);
        faults.removeIf(switched -> switched.chance().isSpent());
        return hit.map(EventFaults::deliveries).orElse(List.of(Duration.ZERO));
    }

    private static List<Duration> deliveries(EventFault fault) {
        return switch (fault.effect()) {
            case LOSE -> List.of();
            case DOUBLE -> List.of(Duration.ZERO, Duration.ZERO);
            case DELAY ->
                Optional.ofNullable(fault.delaySeconds()).map(Duration::ofSeconds).stream()
                        .toList();
        };
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public synchronized List<EventFault> show() {
        return faults.stream().map(Switched::shown).toList();
    }

    @Override
    public synchronized List<EventFault> change(String rest, ControlBody body) {
        body.only("effect", "detailType", "delaySeconds", "times", "probability", "seed");
        faults.add(Switched.of(EventFault.read(body)));
        return show();
    }

    @Override
    public synchronized List<EventFault> undo() {
        faults.clear();
        return show();
    }
}
