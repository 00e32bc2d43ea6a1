package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands around references, only they change, and only once. */
class RewritingLawsTest {

    /** A text with holes for references: what stands between them is {@code pieces}. */
    record Holes(TextFormat format, List<String> pieces, List<String> references) {

        String text() {
            return filled(references);
        }

        String filled(List<String> with) {
            StringBuilder text = new StringBuilder(pieces.getFirst());
            for (int i = 0; i < with.size(); i++) {
                text.append(with.get(i)).append(pieces.get(i + 1));
            }
            return text.toString();
        }
    }

    @Property(tries = 100)
    void onlyReferencesOfADockerfileChange(@ForAll("dockerfiles") Holes holes) {
        onlyReferencesChange(holes);
    }

    @Property(tries = 100)
    void onlyReferencesOfAManifestChange(@ForAll("manifests") Holes holes) {
        onlyReferencesChange(holes);
    }

    @Property(tries = 100)
    void onlyReferencesOfAListChange(@ForAll("lists") Holes holes) {
        onlyReferencesChange(holes);
    }

    @Property(tries = 1_000)
    void anyTextIsReadOrRefusedWithASentenceAndStaysWithoutAMirror(@ForAll("texts") String text) {
        try {
            ImageText read = ImageText.read(text, Optional.empty(), Optional.empty());
            assertThat(read.rewrite(java.util.Map.of()).text()).isEqualTo(text);
            String once = Mirrored.rewrite(read).text();
            ImageText again = ImageText.read(once, Optional.of(read.format()), Optional.empty());
            assertThat(Mirrored.rewrite(again).text()).isEqualTo(once);
        } catch (io.mirrordesk.contract.InvalidInput refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }

    private static void onlyReferencesChange(Holes holes) {
        ImageText text = ImageText.read(holes.text(), Optional.empty(), Optional.empty());

        assertThat(text.format()).isEqualTo(holes.format());
        assertThat(text.images()).extracting(FoundImage::original).isEqualTo(holes.references());
        List<String> expected = holes.references().stream()
                .map(ImageReference::parse)
                .map(image ->
                        Mirrored.address(image).orElseThrow().reference(image).orElseThrow())
                .toList();
        String rewritten = Mirrored.rewrite(text).text();
        assertThat(rewritten).isEqualTo(holes.filled(expected));
        ImageText again = ImageText.read(rewritten, Optional.empty(), Optional.empty());
        assertThat(Mirrored.rewrite(again).text()).isEqualTo(rewritten);
        assertThat(again.images())
                .allSatisfy(image ->
                        assertThat(image.reference().orElseThrow().registry()).isEqualTo(Mirrored.HOST));
    }

    @Provide
    Arbitrary<Holes> dockerfiles() {
        Arbitrary<String> before = Arbitraries.of(
                "FROM ", "from --platform=linux/amd64 ", "\n# comment FROM x\nFROM \\\n  # why\n  ", "FROM\t");
        Arbitrary<String> after = Arbitraries.of(
                "\n",
                " AS s1\nRUN true \\\n  && echo FROM nginx\n",
                "\r\nLABEL image=\"redis:7\"\r\n",
                " as x # not a comment\n");
        Arbitrary<String> copies = Arbitraries.of(
                "COPY --from=",
                "COPY --chown=1 --from=",
                "RUN --mount=type=bind,target=/x,from=",
                "ONBUILD COPY --from=");
        Arbitrary<String> afterCopy = Arbitraries.of(" /a /b\n", " /a \\\n /b\n");
        return Combinators.combine(holes(before, after), holes(copies, afterCopy))
                .as((stages, rest) -> {
                    List<String> pieces = new ArrayList<>(stages.pieces());
                    pieces.set(
                            pieces.size() - 1, pieces.getLast() + rest.pieces().getFirst());
                    pieces.addAll(rest.pieces().subList(1, rest.pieces().size()));
                    List<String> references = new ArrayList<>(stages.references());
                    references.addAll(rest.references());
                    return new Holes(TextFormat.DOCKERFILE, pieces, references);
                });
    }

    @Provide
    Arbitrary<Holes> manifests() {
        Arbitrary<String> before = Arbitraries.of(
                "  - name: a\n    image: ",
                "  - image:   ",
                "  - {name: b, image: \"",
                "  # image: commented\n  - name: ü😀\n    image: '",
                "  - args: [\"image: nginx\"]\n    image: &anchored ");
        return holes(before, Arbitraries.just("")).map(holes -> {
            List<String> pieces = new ArrayList<>();
            pieces.add("apiVersion: v1\nkind: Pod\nmetadata: {labels: {image: redis}}\nspec:\n  containers:\n"
                    + holes.pieces().getFirst());
            for (String piece : holes.pieces().subList(1, holes.pieces().size())) {
                pieces.add(closing(pieces.getLast()) + piece);
            }
            return new Holes(TextFormat.KUBERNETES, pieces, holes.references());
        });
    }

    @Provide
    Arbitrary<Holes> lists() {
        return holes(Arbitraries.of("", "  ", "- ", "# nginx:1\n", "\n\n"), Arbitraries.of("\n", "\r\n", "  # why\n"))
                .map(holes -> new Holes(TextFormat.LIST, holes.pieces(), holes.references()));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "FROM ",
                "ARG A=",
                "${A}",
                "image: ",
                "- ",
                "{{ .x }}",
                "{{",
                "}}",
                "nginx:1",
                "\n",
                "\r\n",
                "  ",
                "\t",
                "\"",
                "'",
                "&a ",
                "*a",
                "!x ",
                "<<: ",
                "services:\n",
                "kind: Pod\n",
                "apiVersion: v1\n",
                "#",
                "|\n",
                "quay.io/a/b",
                "\u0000",
                "😀",
                "<<EOF\n",
                "\\\n",
                ": ",
                "[",
                "]",
                "{",
                "}",
                ",",
                "---\n",
                "?",
                "%",
                "@sha256:",
                "\uFEFF");
        return words.list().ofMaxSize(25).map(list -> String.join("", list));
    }

    /** What ends the line of the value that began in this piece. */
    private static String closing(String opened) {
        return opened.endsWith("\"") ? "\"}\n" : opened.endsWith("'") ? "'\n" : "\n";
    }

    private static Arbitrary<Holes> holes(Arbitrary<String> before, Arbitrary<String> after) {
        Arbitrary<List<String>> parts = Combinators.combine(before, GeneratedReferences.covered(), after)
                .as(List::of);
        return parts.list().ofMinSize(1).ofMaxSize(6).map(list -> {
            List<String> pieces = new ArrayList<>(List.of(""));
            List<String> references = new ArrayList<>();
            for (List<String> part : list) {
                pieces.set(pieces.size() - 1, pieces.getLast() + part.get(0));
                references.add(part.get(1));
                pieces.add(part.get(2));
            }
            return new Holes(TextFormat.LIST, pieces, references);
        });
    }
}
