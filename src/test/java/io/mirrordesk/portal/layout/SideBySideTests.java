package io.mirrordesk.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SideBySideTests {

    @Test
    void putsAnEditedLineBesideItsOldForm() {
        assertThat(SideBySide.rows(List.of("a", "old", "z"), List.of("a", "new", "z")))
                .contains(new SideBySide.Row("old", "new", true, 0));
    }

    @Test
    void showsAnAddedDocumentAsAdditionsOnly() {
        assertThat(SideBySide.rows(List.of(), List.of("a", "b")))
                .allMatch(row -> row.before() == null && row.changed());
    }

    @Test
    void foldsALongUnchangedRunIntoItsCount() {
        List<String> same =
                Stream.iterate(0, i -> i + 1).limit(20).map(String::valueOf).toList();
        assertThat(SideBySide.rows(same, same))
                .extracting(SideBySide.Row::folded)
                .contains(14);
    }

    @Property(tries = 300)
    void losesNoLineOfEitherSide(
            @ForAll @Size(max = 5) List<@IntRange(max = 3) Integer> before,
            @ForAll @Size(max = 5) List<@IntRange(max = 3) Integer> after) {
        List<String> left = before.stream().map(String::valueOf).toList();
        List<String> right = after.stream().map(String::valueOf).toList();
        List<SideBySide.Row> rows = SideBySide.rows(left, right);
        assertThat(rows.stream().map(SideBySide.Row::before).filter(Objects::nonNull))
                .containsExactlyElementsOf(left);
        assertThat(rows.stream().map(SideBySide.Row::after).filter(Objects::nonNull))
                .containsExactlyElementsOf(right);
        assertThat(rows).noneMatch(row -> !row.changed() && !Objects.equals(row.before(), row.after()));
    }
}
