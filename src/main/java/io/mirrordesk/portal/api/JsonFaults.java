package io.mirrordesk.portal.api;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says where a JSON body is wrong: the line if it is no JSON, the field's path if it has another form. */
final class JsonFaults {

    private JsonFaults() {}

    static Refusal refusal(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> Refusal.at(path(unknown), unknownField(unknown));
            case ValueInstantiationException refused
            when refused.getCause() instanceof Problem problem -> refused(problem, path(refused));
            case MismatchedInputException mismatch ->
                Refusal.at(path(mismatch), "The value here must be " + form(mismatch.getTargetType()) + ".");
            case JacksonException malformed -> malformed(where(malformed));
            case null, default -> malformed("The body is empty or unreadable: send JSON.");
        };
    }

    /** The accepted words of an enum. */
    static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    /** What a value of this type looks like in JSON or in an address. */
    static String form(@Nullable Class<?> type) {
        if (type == null) {
            return "of another form";
        }
        if (type.isEnum()) {
            return "one of " + constants(type);
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a moment such as 2026-11-23T12:00:00Z";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return CharSequence.class.isAssignableFrom(type) ? "a text" : "an object";
    }

    private static String unknownField(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String names = known == null
                ? ""
                : " The fields here are "
                        + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")) + ".";
        return "There is no field \"" + unknown.getPropertyName() + "\"." + names;
    }

    /** A value that parses itself refused; its own words, at the field where it stands. */
    private static Refusal refused(Problem problem, String path) {
        if (problem.errors().isEmpty()) {
            return Refusal.at(path, problem.getMessage());
        }
        List<FieldError> errors = problem.errors().stream()
                .map(error -> new FieldError(path, error.message()))
                .toList();
        return Refusal.invalid(errors);
    }

    private static String where(JacksonException malformed) {
        return "The body is not JSON: line " + malformed.getLocation().getLineNr() + ", column "
                + malformed.getLocation().getColumnNr() + ": " + malformed.getOriginalMessage();
    }

    private static Refusal malformed(String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, "malformed-request", detail, List.of(), Map.of());
    }

    /** {@code mirror.warm[1]}. */
    private static String path(JacksonException fault) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : fault.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
