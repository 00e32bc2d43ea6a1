package io.mirrordesk.oci;

import io.mirrordesk.contract.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The image references of a plain text, one on each line. Blank lines and lines that begin with {@code #} are skipped. */
public record ReferenceList(List<Line> lines) {

    /** More lines than this are refused. */
    public static final int MAX_LINES = 1_000;

    /**
     * One line that holds something: either a reference, or a sentence that says why it is none.
     *
     * @param number of the line in the text, from 1
     * @param original the line without the space around it
     */
    public record Line(int number, String original, Optional<ImageReference> reference, Optional<String> message) {}

    public ReferenceList {
        lines = List.copyOf(lines);
    }

    /** @throws InvalidInput at {@code text} when there are more than 1,000 lines */
    public static ReferenceList parse(String text) {
        List<String> all = text.lines().limit(MAX_LINES + 1L).toList();
        if (all.size() > MAX_LINES) {
            throw InvalidInput.at(
                    "text", "The text has more than 1,000 lines. Split it, and translate the parts one by one.");
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(read(i + 1, line));
            }
        }
        return new ReferenceList(lines);
    }

    private static Line read(int number, String line) {
        try {
            return new Line(number, line, Optional.of(ImageReference.parse(line)), Optional.empty());
        } catch (InvalidImageReference invalid) {
            return new Line(number, line, Optional.empty(), Optional.of(invalid.getMessage()));
        }
    }
}
