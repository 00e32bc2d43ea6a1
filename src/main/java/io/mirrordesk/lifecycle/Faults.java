package io.mirrordesk.lifecycle;

import io.mirrordesk.contract.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, each at its place. */
final class Faults {

    private final List<FieldError> errors = new ArrayList<>();

    void add(String path, String sentence) {
        errors.add(new FieldError(path, sentence));
    }

    int count() {
        return errors.size();
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidLifecyclePolicy(errors);
        }
    }
}
