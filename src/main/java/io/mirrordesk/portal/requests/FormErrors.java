package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.FieldError;
import java.util.List;

/**
 * The faults of a form by the field they belong to, named as the API names them.
 *
 * @param all every fault
 */
public record FormErrors(List<FieldError> all) {

    public static final FormErrors NONE = new FormErrors(List.of());

    public FormErrors {
        all = List.copyOf(all);
    }

    /** What is wrong at this field or at one of its members, such as {@code mirror.warm[1]} for {@code mirror.warm}. */
    public List<String> at(String field) {
        return all.stream()
                .filter(error -> isAt(error.field(), field))
                .map(FieldError::message)
                .toList();
    }

    /** What is wrong with a field as a whole, without what is wrong with its members. */
    public List<String> exactlyAt(String field) {
        return all.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .toList();
    }

    /** A refusal that belongs to no field. */
    static FormErrors whole(String sentence) {
        return new FormErrors(List.of(new FieldError("request", sentence)));
    }

    public boolean any() {
        return !all.isEmpty();
    }

    private static boolean isAt(String fault, String field) {
        return fault.equals(field) || fault.startsWith(field + "[") || fault.startsWith(field + ".");
    }
}
