package io.mirrordesk.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every template keeps to: its texts are messages that exist, it is short, and the strict policy for content holds. */
class TemplatesTests {

    private static final Path TEMPLATES = Path.of("frontend/templates");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern MESSAGE = Pattern.compile("#\\{([A-Za-z][\\w.]*)");
    private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"|='[^']*'|&[a-z]+;");
    private static final Pattern TEXT = Pattern.compile(">\\s*([^<>]*[A-Za-z]{2}[^<>]*?)\\s*<");
    private static final Pattern INLINE =
            Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]*src=)|hx-on|javascript:");
    private static final Pattern CONDITION_LOST = Pattern.compile("<[^>]*\\sth:(if|unless|each)=[^>]*\\sth:replace=");

    @Test
    void containNoHardCodedText() throws IOException {
        assertThat(templates())
                .allSatisfy(path -> assertThat(
                                TEXT.matcher(VALUE.matcher(source(path)).replaceAll("=\"\""))
                                        .results())
                        .isEmpty());
    }

    @Test
    void nameOnlyMessagesThatExist() throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(reader);
        }
        assertThat(templates()).allSatisfy(path -> {
            Matcher used = MESSAGE.matcher(source(path));
            while (used.find()) {
                assertThat(messages).containsKey(used.group(1));
            }
        });
    }

    @Test
    void haveNoInlineScriptOrStyle() throws IOException {
        assertThat(templates())
                .allSatisfy(path ->
                        assertThat(INLINE.matcher(source(path)).results()).isEmpty());
    }

    @Test
    void putConditionsAroundAFragmentAndNotOnIt() throws IOException {
        assertThat(templates())
                .allSatisfy(
                        path -> assertThat(CONDITION_LOST.matcher(source(path)).results())
                                .isEmpty());
    }

    @Test
    void areShort() throws IOException {
        assertThat(templates())
                .allSatisfy(path -> assertThat(source(path).lines().count()).isLessThanOrEqualTo(130));
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(path -> path.toString().endsWith(".html")).toList();
        }
    }

    private static String source(Path path) throws IOException {
        return COMMENT.matcher(Files.readString(path, StandardCharsets.UTF_8)).replaceAll("");
    }
}
