package io.mirrordesk.request;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.plan.RegistryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** Takes over what was found in each of several registries; what is not found in all of them says where. */
    void takeEach(Map<RegistryId, Faults> found) {
        found.forEach((registry, there) -> {
            there.errors.forEach(error -> add(errors, error, registry, in(found, each -> each.errors, error)));
            there.warnings.forEach(
                    warning -> add(warnings, warning, registry, in(found, each -> each.warnings, warning)));
        });
    }

    private static boolean in(Map<RegistryId, Faults> found, Function<Faults, List<FieldError>> of, FieldError error) {
        return found.values().stream().allMatch(each -> of.apply(each).contains(error));
    }

    private static void add(List<FieldError> to, FieldError error, RegistryId registry, boolean everywhere) {
        FieldError said = everywhere ? error : new FieldError(error.field(), "In " + registry + ": " + error.message());
        if (!to.contains(said)) {
            to.add(said);
        }
    }

    boolean any() {
        return !errors.isEmpty();
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
