package io.mirrordesk.portal.translate;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.oci.TextFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What was sent: a text, or a file, or an archive.
 *
 * @param text as it was pasted
 * @param format one of {@link TextFormat}, or empty to find out
 * @param file one file; it counts before the text
 */
public record TranslateForm(
        @Nullable String text,
        @Nullable String format,
        @Nullable MultipartFile file) {

    /** A browser sends an empty part when no file is chosen. */
    Optional<MultipartFile> chosen() {
        return Optional.ofNullable(file).filter(sent -> !sent.isEmpty());
    }

    String pasted() {
        return text == null ? "" : text;
    }

    boolean isEmpty() {
        return pasted().isBlank() && chosen().isEmpty();
    }

    Optional<TextFormat> asked() {
        return Arrays.stream(TextFormat.values())
                .filter(known -> known.name().equals(format))
                .findFirst();
    }

    /** The name of the file without the folders that some browsers put before it. */
    String fileName() {
        String name = chosen().map(MultipartFile::getOriginalFilename).orElse("");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    byte[] bytes() {
        try {
            return chosen().isPresent() ? chosen().get().getBytes() : new byte[0];
        } catch (IOException lost) {
            throw InvalidInput.at(Folder.FIELD, "The file did not arrive whole. Send it again.");
        }
    }
}
