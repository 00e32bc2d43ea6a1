package io.mirrordesk.observed.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters of an address: one that is blank is not there. */
final class Parameters {

    private Parameters() {}

    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
