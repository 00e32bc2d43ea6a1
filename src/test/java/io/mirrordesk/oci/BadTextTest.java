package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.contract.InvalidInput;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are too much or not what they say. */
class BadTextTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void refusesATextThatIsTooLongAndSaysHowLongItMayBe() {
        String text = "nginx\n".repeat(700_000);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("4200000 characters")
                .hasMessageContaining("4000000");
    }

    @Test
    void refusesTooManyReferences() {
        assertThatThrownBy(() -> read("a\n".repeat(20_001))).hasMessageContaining("20000 images");
    }

    @Test
    void readsABombOfAliasesAsSmallAsItIsWritten() {
        StringBuilder bomb = new StringBuilder("apiVersion: v1\nkind: Pod\na0: &a0 [{image: nginx:1}]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d,".formatted(i - 1).repeat(9) + "*a" + (i - 1)));
        }

        Assertions.assertTimeoutPreemptively(
                SOON, () -> assertThat(read(bomb.toString()).images()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void refusesWhatIsNestedTooDeeply(String opening) {
        Assertions.assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> read("image: x\nb: " + "[".repeat(5_000) + opening))
                        .isInstanceOf(InvalidInput.class));
    }

    @Test
    void survivesAnAliasOfItself() {
        assertThat(read("apiVersion: v1\nkind: Pod\nspec: &s\n  image: nginx:1\n  again: *s\n  <<: *s\n")
                        .images())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Pod\n\tspec: {}\n",
                "image: nginx\u0000:1\n",
                "image: *nowhere\n",
                "{\"kind\": \"Pod\", \"spec\": [",
                "image: \"open\n",
                "a: b: c\n"
            })
    void saysWhereAndWhyATextIsNotYaml(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("It ")
                .hasMessageEndingWith(".");
    }

    @Test
    void namesLineAndColumnOfWhatIsNotYaml() {
        assertThatThrownBy(() -> read("kind: Pod\nspec:\n  a: b: c\n")).hasMessageContaining("line 3, column 7");
    }

    @Test
    void takesAnythingElseForAList() {
        ImageText text = read("nginx:1.27 # ours\nnot an image\n\u0000\n");

        assertThat(text.format()).isEqualTo(TextFormat.LIST);
        assertThat(text.images()).hasSize(3);
        assertThat(text.images().get(1).fault()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "\uFEFF", "---\n", "kind: Pod\napiVersion: v1\n"})
    void findsNothingWhereNothingIs(String text) {
        assertThat(read(text).images()).isEmpty();
        assertThat(read(text).rewrite(java.util.Map.of()).text()).isEqualTo(text);
    }

    @Test
    void readsAsItIsToldTo() {
        Optional<TextFormat> compose = Optional.of(TextFormat.COMPOSE);

        assertThat(ImageText.read("services: {a: {image: nginx}}", compose, Optional.empty())
                        .images())
                .hasSize(1);
        assertThatThrownBy(() -> ImageText.read("a: [", compose, Optional.empty()))
                .isInstanceOf(InvalidInput.class);
    }

    private static ImageText read(String text) {
        return ImageText.read(text, Optional.empty(), Optional.empty());
    }
}
