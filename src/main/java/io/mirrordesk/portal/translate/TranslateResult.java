package io.mirrordesk.portal.translate;

import io.mirrordesk.request.Translation;
import io.mirrordesk.request.Translation.Reference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the page shows of a translation.
 *
 * @param files with at least one reference, or a refusal
 * @param counts references by status, in the order of the statuses
 * @param archive whether it came as an archive, whose files are sent back together
 * @param read how many files were read
 */
public record TranslateResult(
        List<FileView> files,
        Map<Translation.Status, Integer> counts,
        List<Missing> missing,
        boolean archive,
        int read) {

    /** More references than these are counted, but not shown. */
    static final int SHOWN = 500;

    static TranslateResult of(List<TranslatedFile> files, boolean archive) {
        List<FileView> views = new ArrayList<>();
        int shown = SHOWN;
        for (TranslatedFile file : files) {
            if (file.isWorthAWord() || !archive) {
                FileView view = FileView.of(file, shown);
                shown -= view.lines().size();
                views.add(view);
            }
        }
        return new TranslateResult(views, counts(files), MissingImages.of(references(files)), archive, files.size());
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many references are counted, but not shown. */
    public int hidden() {
        return total() - files.stream().mapToInt(file -> file.lines().size()).sum();
    }

    public boolean isChanged() {
        return files.stream().anyMatch(file -> file.after() != null);
    }

    private static Map<Translation.Status, Integer> counts(List<TranslatedFile> files) {
        Map<Translation.Status, Integer> counts = new EnumMap<>(Translation.Status.class);
        references(files).forEach(reference -> counts.merge(reference.status(), 1, Integer::sum));
        return counts;
    }

    private static Stream<Reference> references(List<TranslatedFile> files) {
        return files.stream()
                .map(TranslatedFile::translation)
                .filter(Objects::nonNull)
                .flatMap(translation -> translation.references().stream());
    }
}
