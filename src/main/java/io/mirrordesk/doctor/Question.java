package io.mirrordesk.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What somebody pasted. It is never shown or logged as it is: it may hold secrets.
 *
 * @param text a reference, or what a client printed
 * @param registry the registry to look in; null for the only one
 * @param team whose accounts pull; null for all teams of the person
 */
public record Question(
        String text, @Nullable String registry, @Nullable String team) {

    @Override
    public String toString() {
        return "Question[" + text.length() + " characters]";
    }
}
