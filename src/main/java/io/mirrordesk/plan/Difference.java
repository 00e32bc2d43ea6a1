package io.mirrordesk.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a subject differs from what is desired: exactly where {@link Planner} would have something to do, or could not do it.
 *
 * @param desired as people read it, with policies in canonical form
 * @param observed the same of what is there; null where nothing is
 */
public record Difference(
        Kind kind, JsonNode desired, @Nullable JsonNode observed) {

    /** What kind of difference. */
    public enum Kind {
        /** It is gone, or, as a secret that is scheduled for deletion, going. */
        MISSING,
        /** It is there and otherwise. */
        CHANGED
    }

    /**
     * @return empty when it is as desired
     * @throws IllegalArgumentException for what could not be read: unknown is no difference
     */
    public static Optional<Difference> between(Resource desired, Observation observation) {
        return switch (observation) {
            case Observation.Absent _ -> Optional.of(new Difference(Kind.MISSING, StepView.document(desired), null));
            case Observation.Present(Resource.RetiredSecret found) ->
                Optional.of(new Difference(Kind.MISSING, StepView.document(desired), retired(found)));
            case Observation.Present(Resource found) when found.satisfies(desired) -> Optional.empty();
            case Observation.Present(Resource found) ->
                Optional.of(new Difference(Kind.CHANGED, StepView.document(desired), StepView.document(found)));
            case Observation.Unknown(String why) -> throw new IllegalArgumentException(why);
        };
    }

    private static JsonNode retired(Resource.RetiredSecret secret) {
        return Json.MAPPER.createObjectNode().put("name", secret.name()).put("state", "scheduled for deletion");
    }
}
