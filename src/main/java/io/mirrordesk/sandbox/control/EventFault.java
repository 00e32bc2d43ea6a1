package io.mirrordesk.sandbox.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to events on their way to the queue.
 *
 * @param detailType only events of this kind, such as {@code ECR Image Action}; absent for all
 * @param delaySeconds of DELAY: for how long the message cannot be received, on the sandbox's clock
 * @param times how often it happens; absent = until cleared
 * @param probability from 0 to 1; absent = always
 * @param seed the same seed gives the same draws
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventFault(
        Effect effect,
        @Nullable String detailType,
        @Nullable Long delaySeconds,
        @Nullable Integer times,
        @Nullable Double probability,
        @Nullable Long seed) {

    /** What happens to an event. */
    public enum Effect {
        LOSE,
        DOUBLE,
        DELAY
    }

    /**
     * @throws BadControl if a value is out of its range
     */
    public EventFault {
        if (effect == null) {
            throw new BadControl("effect", "effect is missing.");
        }
        boolean delays = effect == Effect.DELAY;
        if (delays != (delaySeconds != null) || (delaySeconds != null && (delaySeconds < 1 || delaySeconds > 86_400))) {
            throw new BadControl("delaySeconds", "delaySeconds, 1 to 86400, belongs to the effect DELAY.");
        }
        Chance.check(probability, times);
    }

    static EventFault read(ControlBody body) {
        return new EventFault(
                body.choice("effect", Effect.class),
                body.text("detailType"),
                body.number("delaySeconds"),
                body.count("times"),
                body.decimal("probability"),
                body.number("seed"));
    }

    boolean hits(String sentType) {
        return detailType == null || detailType.equals(sentType);
    }

    EventFault withTimes(@Nullable Integer left) {
        return new EventFault(effect, detailType, delaySeconds, left, probability, seed);
    }
}
