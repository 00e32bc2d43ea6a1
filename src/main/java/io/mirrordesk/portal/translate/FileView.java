package io.mirrordesk.portal.translate;

import io.mirrordesk.request.Translation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of the result.
 *
 * @param name path in its folder; empty for a text without one
 * @param format how it was read; null when it could not be
 * @param lines the references that are shown
 * @param total how many there are
 * @param after the translated text; null when nothing changed
 */
public record FileView(
        String name,
        @Nullable String format,
        List<ReferenceLine> lines,
        int total,
        String before,
        @Nullable String after,
        @Nullable String refusal) {

    /** @param shown how many references may still be shown */
    static FileView of(TranslatedFile file, int shown) {
        Translation translation = file.translation();
        if (translation == null) {
            return new FileView(file.name(), null, List.of(), 0, file.before(), null, file.refusal());
        }
        List<ReferenceLine> lines = translation.references().stream()
                .limit(shown)
                .map(ReferenceLine::of)
                .toList();
        return new FileView(
                file.name(),
                translation.format().name(),
                lines,
                translation.references().size(),
                file.before(),
                file.isChanged() ? translation.text() : null,
                null);
    }
}
