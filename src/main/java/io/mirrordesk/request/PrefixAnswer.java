package io.mirrordesk.request;

import io.mirrordesk.contract.FieldError;
import java.util.List;

/** What can be said about a prefix before anything is filed. */
public record PrefixAnswer(List<FieldError> errors, List<FieldError> warnings) {

    public PrefixAnswer {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
