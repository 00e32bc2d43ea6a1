package io.mirrordesk.contract;

import java.util.List;

/** The input was understood and is invalid; every fault is named at its field. */
public final class InvalidInput extends Problem {

    private final List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super(Kind.INVALID, "invalid-request", summary(errors));
        this.errors = List.copyOf(errors);
    }

    /** A single fault at one field. */
    public static InvalidInput at(String field, String message) {
        return new InvalidInput(List.of(new FieldError(field, message)));
    }

    @Override
    public List<FieldError> errors() {
        return errors;
    }

    private static String summary(List<FieldError> errors) {
        return errors.size() == 1 ? errors.getFirst().message() : errors.size() + " fields need a correction.";
    }
}
