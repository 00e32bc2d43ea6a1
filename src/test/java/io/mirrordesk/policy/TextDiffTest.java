package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.policy.TextDiff.Kind;
import io.mirrordesk.policy.TextDiff.Row;
import io.mirrordesk.policy.TextDiff.Segment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    @Test
    void marksWhatChangedInsideALine() {
        List<Row> rows = TextDiff.sideBySide("a\n  \"days\": 14,\nb", "a\n  \"days\": 30,\nb");

        assertThat(rows).extracting(Row::kind).containsExactly(Kind.SAME, Kind.CHANGED, Kind.SAME);
        assertThat(rows.get(1).left())
                .containsExactly(new Segment("  \"days\": ", false), new Segment("14", true), new Segment(",", false));
        assertThat(rows.get(1).right()).contains(new Segment("30", true));
        assertThat(rows.get(1).leftLine()).isEqualTo(2);
    }

    @Test
    void showsLinesThatAreOnOneSideOnly() {
        assertThat(TextDiff.sideBySide("", "a\nb")).extracting(Row::kind).containsExactly(Kind.ADDED, Kind.ADDED);
        assertThat(TextDiff.sideBySide("a\nb\nc", "a\nc"))
                .extracting(Row::kind)
                .containsExactly(Kind.SAME, Kind.REMOVED, Kind.SAME);
    }

    @Test
    void foldsWhatIsFarFromAChange() {
        String before = lines(1, 40);
        List<Row> rows = TextDiff.sideBySide(before, before.replace("line 20\n", "line twenty\n"));

        assertThat(rows)
                .extracting(Row::kind)
                .containsExactly(
                        Kind.FOLD,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.CHANGED,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.FOLD);
        assertThat(rows.getFirst().folded()).isEqualTo(16);
        assertThat(rows.getLast().folded()).isEqualTo(17);
    }

    @Test
    void comparesLargeTextsInTime() {
        String before = lines(1, 20_000);
        String after = lines(5_000, 25_000).replace("7", "8");

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> TextDiff.sideBySide(before, after));
    }

    @Property
    void losesNoLine(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<Row> rows = TextDiff.sideBySide(before, after);

        int left = rows.stream()
                .mapToInt(row -> row.leftLine() > 0 ? 1 : row.folded())
                .sum();
        int right = rows.stream()
                .mapToInt(row -> row.rightLine() > 0 ? 1 : row.folded())
                .sum();
        assertThat(left).isEqualTo((int) before.lines().count());
        assertThat(right).isEqualTo((int) after.lines().count());
        rows.stream()
                .filter(row -> row.leftLine() > 0)
                .forEach(row -> assertThat(text(row.left()))
                        .isEqualTo(before.lines().toList().get(row.leftLine() - 1)));
        rows.stream()
                .filter(row -> row.rightLine() > 0)
                .forEach(row -> assertThat(text(row.right()))
                        .isEqualTo(after.lines().toList().get(row.rightLine() - 1)));
    }

    @Property
    void showsNothingButAFoldForTheSameText(@ForAll("texts") String text) {
        assertThat(TextDiff.sideBySide(text, text)).allMatch(row -> row.kind() == Kind.FOLD || row.kind() == Kind.SAME);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "a b", "", "{", "c 1, d")
                .list()
                .ofMaxSize(20)
                .map(lines -> String.join("\n", lines));
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    private static String text(List<Segment> segments) {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }
}
