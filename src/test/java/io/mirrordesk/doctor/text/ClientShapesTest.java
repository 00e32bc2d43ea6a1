package io.mirrordesk.doctor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docker, containerd, the kubelet, podman, skopeo, builders and runners print: each text names its client, image and meaning. */
class ClientShapesTest {

    private static final Path SHAPES = Path.of("src/test/resources/doctor");

    /** A text, and what is in it: three lines, an empty one, then the text as it was printed. */
    record Shape(String name, String client, String image, List<String> says, String text) {

        static Shape read(Path file) {
            try {
                List<String> lines = Files.readAllLines(file);
                return new Shape(
                        file.getFileName().toString(),
                        value(lines.get(0)),
                        value(lines.get(1)),
                        Stream.of(value(lines.get(2)).split(","))
                                .filter(kind -> !kind.isEmpty())
                                .toList(),
                        String.join("\n", lines.subList(4, lines.size())));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private static String value(String line) {
            return line.substring(line.indexOf(':') + 1).strip();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() throws IOException {
        try (Stream<Path> files = Files.list(SHAPES)) {
            return files.sorted().map(Shape::read).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void namesTheClient(Shape shape) {
        assertThat(ErrorText.read(shape.text()).client().map(Client::name).orElse("-"))
                .isEqualTo(shape.client());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void findsTheOneImageAsItWasWritten(Shape shape) {
        List<Complaint> complaints = ErrorText.read(shape.text()).complaints();

        assertThat(complaints).hasSize(1);
        assertThat(image(complaints.getFirst())).isEqualTo(shape.image());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void hearsWhatWasSaidAndNothingElse(Shape shape) {
        assertThat(ErrorText.read(shape.text()).complaints().getFirst().signals())
                .extracting(signal -> signal.kind().name())
                .containsExactlyInAnyOrderElementsOf(shape.says());
    }

    /** With Docker's registry and {@code library/}, but without a tag that nobody wrote. */
    private static String image(Complaint complaint) {
        return complaint
                .reference()
                .map(image -> image.registry() + "/" + image.repository()
                        + image.tag().map(tag -> ":" + tag).orElse("")
                        + image.digest().map(digest -> "@" + digest).orElse(""))
                .orElse(complaint.original());
    }
}
