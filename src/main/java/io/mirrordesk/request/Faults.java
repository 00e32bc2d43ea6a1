package io.mirrordesk.request;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a draft, so that a person sees all of it at once. */
final class Faults {

    private final List<FieldError> errors = new ArrayList<>();
    private final List<FieldError> warnings = new ArrayList<>();

    void at(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    void warn(String field, String message) {
        warnings.add(new FieldError(field, message));
    }

    /** Takes over what another reading found, but for warnings at one field. */
    void take(Faults others, String exceptWarningsAt) {
        errors.addAll(others.errors);
        others.warnings.stream()
                .filter(warning -> !warning.field().equals(exceptWarningsAt))
                .forEach(warnings::add);
    }

    /** A value that words its own refusal; empty when it is refused. */
    <T> Optional<T> read(String field, Supplier<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (Problem refused) {
            at(field, refused.getMessage());
            return Optional.empty();
        }
    }

    /** The text without blanks around it; empty, and a fault, when there is none. */
    Optional<String> required(String field, @Nullable String text, String otherwise) {
        Optional<String> present = optional(text);
        if (present.isEmpty()) {
            at(field, otherwise);
        }
        return present;
    }

    static Optional<String> optional(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    List<FieldError> warnings() {
        return List.copyOf(warnings);
    }

    /** @throws InvalidInput when anything is wrong */
    void refuse() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
