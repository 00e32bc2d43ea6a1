package io.mirrordesk.aws;

import io.mirrordesk.plan.TagMutability;
import java.util.Optional;
import java.util.stream.Stream;

/** ECR's {@code imageTagMutability}, of which templates set two of four values. */
final class Mutability {

    private Mutability() {}

    static Optional<TagMutability> known(String text) {
        return Stream.of(TagMutability.values())
                .filter(value -> value.name().equals(text))
                .findFirst();
    }
}
