package io.mirrordesk.doctor.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which image a text complains about, and what it says about each. */
class ErrorTextTest {

    private static final String HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";

    @Test
    void keepsWhatIsSaidAboutOneImageApartFromAnother() {
        List<Complaint> complaints = ErrorText.read("""
                        Failed to pull image "%1$s/quay/a/b:1": %1$s/quay/a/b:1: not found
                        Failed to pull image "%1$s/quay/c/d:2": no basic auth credentials
                        """.formatted(HOST)).complaints();

        assertThat(complaints)
                .extracting(Complaint::original)
                .containsExactly(HOST + "/quay/a/b:1", HOST + "/quay/c/d:2");
        assertThat(complaints.get(0).says(SignalKind.NOT_FOUND)).isTrue();
        assertThat(complaints.get(0).says(SignalKind.NO_CREDENTIALS)).isFalse();
        assertThat(complaints.get(1).says(SignalKind.NO_CREDENTIALS)).isTrue();
    }

    @Test
    void takesTwoTagsOfOneRepositoryForTwoImages() {
        assertThat(ErrorText.read(HOST + "/quay/a/b:1\n" + HOST + "/quay/a/b:2\n" + HOST + "/quay/a/b\n")
                        .complaints())
                .hasSize(2);
    }

    @Test
    void tellsTagsOfOneRepositoryApart() {
        List<Complaint> complaints = ErrorText.read("""
                        Failed to pull image "%1$s/quay/a/b:1": %1$s/quay/a/b:1: not found
                        Failed to pull image "%1$s/quay/a/b:2": no basic auth credentials
                        """.formatted(HOST)).complaints();

        assertThat(complaints.get(0).signals()).extracting(Signal::kind).containsExactly(SignalKind.NOT_FOUND);
        assertThat(complaints.get(1).signals()).extracting(Signal::kind).containsExactly(SignalKind.NO_CREDENTIALS);
    }

    @Test
    void readsWhoMayNotDoWhat() {
        Signal denied = ErrorText.read(
                        "User: arn:aws:sts::444455556666:assumed-role/build/i-1 is not authorized to perform:"
                                + " ecr:BatchGetImage on resource: arn:aws:ecr:eu-central-1:111122223333:repository/quay/a"
                                + " with an explicit deny in a resource-based policy")
                .complaints()
                .getFirst()
                .first(SignalKind.NOT_AUTHORIZED)
                .orElseThrow();

        assertThat(denied.details())
                .containsEntry("account", "444455556666")
                .containsEntry("principal", "arn:aws:sts::444455556666:assumed-role/build/i-1")
                .containsEntry("action", "ecr:BatchGetImage")
                .containsEntry("policy", "explicit deny");
    }

    @Test
    void readsTheRepositoryThatARegistryNamesInItsOwnWords() {
        Signal unknown = ErrorText.read(
                        "name unknown: The repository with name 'quay/a' does not exist in the registry with id '111122223333'")
                .complaints()
                .getFirst()
                .first(SignalKind.NAME_UNKNOWN)
                .orElseThrow();

        assertThat(unknown.details()).containsEntry("repository", "quay/a").containsEntry("registry", "111122223333");
    }

    @Test
    void takesProcessIdsAndLineNumbersForNoStatus() {
        assertThat(ErrorText.read("E0820 05:41:26.086957     503 remote_image.go:429] PullImage 404 " + HOST
                                + "/quay/a:1")
                        .isComplaint())
                .isFalse();
    }

    @Test
    void hearsNothingInATextAboutSomethingElse() {
        ErrorText text = ErrorText.read("The build is green, and the weather is fine today.");

        assertThat(text.complaints()).isEmpty();
        assertThat(text.client()).isEmpty();
    }

    @Test
    void readsAnyTextWithoutFailing() {
        Random random = new Random(7);
        List<String> pieces = List.of(
                "docker://",
                "image \"",
                HOST,
                "/",
                ":",
                "@sha256:",
                "\\\"",
                "'",
                " not found",
                "arn:aws:ecr:",
                "reading manifest ",
                " in ",
                "https://",
                "/v2/",
                "/manifests/",
                "429 ",
                "\u0000",
                "\n",
                "\uD83D",
                "ä",
                "docker pull ",
                "--creds ",
                "eyJ",
                "=");
        for (int i = 0; i < 1_000; i++) {
            String text = random.ints(random.nextInt(40), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());

            assertThatNoException().as(text).isThrownBy(() -> ErrorText.read(text));
        }
    }

    @Test
    void takesNoLongerForAdverseTexts() {
        String line = "Failed to pull image \\\"" + HOST + "/quay/a/b:1\\\": " + "x".repeat(500) + "\n";
        Map<String, String> texts = Map.of(
                "lines", line.repeat(400),
                "dots", "a.".repeat(125_000),
                "logins", "login ".repeat(40_000),
                "paths", "a/".repeat(125_000),
                "options", "-u ".repeat(80_000),
                "echoes", ("echo ".repeat(1_600) + "\n").repeat(30));

        texts.forEach((name, text) ->
                assertThat(Duration.ofNanos(timed(text))).as(name).isLessThan(Duration.ofSeconds(3)));
    }

    private static long timed(String text) {
        long start = System.nanoTime();
        ErrorText.read(text);
        return System.nanoTime() - start;
    }
}
