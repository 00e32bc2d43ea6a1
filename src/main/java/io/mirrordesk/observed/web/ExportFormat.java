package io.mirrordesk.observed.web;

import io.mirrordesk.contract.InvalidInput;
import java.util.Arrays;
import java.util.Locale;

/** How a list leaves the portal. */
enum ExportFormat {
    /** One JSON object a line, as the API lists them. */
    JSONL("application/jsonl"),
    /** RFC 4180, with a head line. */
    CSV("text/csv");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @throws InvalidInput at {@code format} */
    static ExportFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInput.at("format", "The format is jsonl or csv, not \"" + name + "\"."));
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
