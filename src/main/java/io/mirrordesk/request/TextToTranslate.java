package io.mirrordesk.request;

import io.mirrordesk.oci.TextFormat;
import java.util.Optional;

/**
 * A text with image references.
 *
 * @param format how to read it; empty to find out
 * @param fileName name or path of the file, which helps to find out
 */
public record TextToTranslate(String text, Optional<TextFormat> format, Optional<String> fileName) {

    /** A text of which nothing else is known. */
    public static TextToTranslate of(String text) {
        return new TextToTranslate(text, Optional.empty(), Optional.empty());
    }
}
