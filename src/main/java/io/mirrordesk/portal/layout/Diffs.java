package io.mirrordesk.portal.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/** Shows documents to people: JSON on several lines, and two versions beside each other. */
@Component("diffs")
class Diffs {

    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

    private final JsonMapper json =
            JsonMapper.builder().defaultPrettyPrinter(PRINTER).build();

    /** Rows of the two documents beside each other; an absent one is empty. */
    public List<SideBySide.Row> of(@Nullable String before, @Nullable String after) {
        return SideBySide.rows(documentLines(before), documentLines(after));
    }

    /** Rows of two texts beside each other, as they are. */
    public List<SideBySide.Row> lines(String before, String after) {
        return SideBySide.rows(before.lines().toList(), after.lines().toList());
    }

    /** A document on several lines if it is JSON, else as it is. */
    public String pretty(@Nullable String document) {
        if (document == null || document.isBlank()) {
            return "";
        }
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(document));
        } catch (JacksonException notJson) {
            return document;
        }
    }

    private List<String> documentLines(@Nullable String document) {
        return pretty(document).lines().toList();
    }
}
