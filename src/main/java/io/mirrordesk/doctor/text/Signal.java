package io.mirrordesk.doctor.text;

import java.util.Map;
import java.util.Optional;

/**
 * One thing that was said.
 *
 * @param line from 1
 * @param excerpt the words around it, without secrets
 * @param details what was said about whom: {@code account}, {@code principal}, {@code action}, {@code repository}, {@code registry},
 *     {@code platform}, {@code policy}; only what was there
 */
public record Signal(SignalKind kind, int line, String excerpt, Map<String, String> details) {

    public Signal {
        details = Map.copyOf(details);
    }

    public Optional<String> detail(String name) {
        return Optional.ofNullable(details.get(name));
    }
}
