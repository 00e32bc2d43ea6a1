package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people have them, each with what becomes of it: {@code src/test/resources/translate}. */
class TranslatedShapesTest {

    private static final Path SHAPES = Path.of("src/test/resources/translate");

    record Shape(
            String name, Optional<String> file, TextFormat format, String input, String output, List<String> told) {

        static Shape read(Path path) {
            try {
                String[] parts = Files.readString(path).split("\n== (?:input|output|references)\n", -1);
                String[] head = parts[0].split("\n");
                String file = head[0].substring("file:".length()).strip();
                return new Shape(
                        path.getFileName().toString(),
                        Optional.of(file).filter(name -> !name.isEmpty()),
                        TextFormat.valueOf(head[1].substring("format:".length()).strip()),
                        parts[1],
                        parts[2],
                        parts[3].lines().toList());
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Shape> shapes() throws IOException {
        try (Stream<Path> files = Files.list(SHAPES)) {
            return files.sorted().map(Shape::read).toList();
        }
    }

    @Test
    void thereAreAtLeastSixty() throws IOException {
        assertThat(shapes()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isReadAndRewritten(Shape shape) {
        ImageText text = ImageText.read(shape.input(), Optional.empty(), shape.file());

        assertThat(text.format()).isEqualTo(shape.format());
        assertThat(Mirrored.told(text)).isEqualTo(shape.told());
        assertThat(Mirrored.rewrite(text).text()).isEqualTo(shape.output());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void staysAsItIsOnceItIsTranslated(Shape shape) {
        ImageText again = ImageText.read(shape.output(), Optional.empty(), shape.file());

        assertThat(again.format()).isEqualTo(shape.format());
        assertThat(again.images()).hasSameSizeAs(shape.told());
        assertThat(Mirrored.rewrite(again).text()).isEqualTo(shape.output());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void staysAsItIsWhereNothingIsCovered(Shape shape) {
        ImageText text = ImageText.read(shape.input(), Optional.empty(), shape.file());

        assertThat(text.rewrite(java.util.Map.of()).text()).isEqualTo(shape.input());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isRecognisedByItsContentToo(Shape shape) {
        boolean onlyByName = shape.name().equals("helm-templated-values.case");
        if (!onlyByName) {
            assertThat(ImageText.read(shape.input(), Optional.empty(), Optional.empty())
                            .format())
                    .isEqualTo(shape.format());
        }
    }
}
