package io.mirrordesk.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one image that could not be pulled.
 *
 * @param reference as it is written; null if the text names no image
 * @param line where, from 1; 0 if the text names no image
 * @param understood what the text says, in words
 * @param findings the likeliest first
 * @param ruledOut what was looked at and is fine
 * @param unchecked what could not be read, and why
 * @param next what to look at when nothing was found
 */
public record Report(
        @Nullable String reference,
        int line,
        List<Evidence> understood,
        List<Finding> findings,
        List<Evidence> ruledOut,
        List<Evidence> unchecked,
        List<String> next) {

    public Report {
        understood = List.copyOf(understood);
        findings = List.copyOf(findings);
        ruledOut = List.copyOf(ruledOut);
        unchecked = List.copyOf(unchecked);
        next = List.copyOf(next);
    }
}
