package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.observed.figures.Amount;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Storage by something and by age.
 *
 * @param by mirror, team or template
 * @param of pulled or pushed
 * @param ages those that there are
 * @param rows the largest first; the first cell is what the bar shows, the others are for a table
 * @param inTable whether the table is shown too
 */
record Storage(String by, String of, List<Age> ages, List<Row> rows, boolean inTable) {

    static final List<String> GROUPS = List.of("mirror", "team", "template");
    static final List<String> MOMENTS = List.of("pulled", "pushed");

    private static final String PUSHED = "pushed";

    /** As many bars as one compares; the table has all. */
    private static final int BARS = 10;

    static Storage of(Summary summary, String by, String of, boolean inTable, ListLinks links) {
        List<Figures> groups = groups(summary, by);
        long whole = groups.stream().mapToLong(Figures::sizeBytes).max().orElse(0);
        List<Age> ages = of.equals(PUSHED) ? Age.ofPushes() : List.of(Age.values());
        return new Storage(
                by,
                of,
                ages,
                groups.stream()
                        .map(group -> row(group, by, of, ages, whole, links))
                        .toList(),
                inTable);
    }

    public List<Row> bars() {
        return rows.subList(0, Math.min(rows.size(), BARS));
    }

    /** The messages that name the columns of the table. */
    public List<String> columns() {
        return Stream.concat(
                        Stream.of("inventory.tile.stored", "repository.images"),
                        ages.stream().map(age -> "inventory.age." + age))
                .toList();
    }

    private static List<Figures> groups(Summary summary, String by) {
        return switch (by) {
            case "team" -> summary.byTeam();
            case "template" -> summary.byTemplate();
            default -> summary.byMirror();
        };
    }

    private static Row row(Figures group, String by, String of, List<Age> ages, long whole, ListLinks links) {
        String term = ListLinks.in(by, group.name());
        String largest = links.largest(term);
        Stream<Cell> sums = Stream.of(
                Cell.bytes("stored", group.sizeBytes(), largest),
                Cell.count("images", group.images(), links.images(term)));
        Stream<Cell> byAge = ages.stream()
                .map(age -> Cell.images(age.name(), amount(group, of, age), links.images(term, term(of, age))));
        List<Bar.Share> shares = ages.stream()
                .map(age -> new Bar.Share(age.name(), amount(group, of, age).sizeBytes()))
                .toList();
        return new Row(
                group.name(),
                largest,
                Bar.of(whole, shares),
                Stream.concat(sums, byAge).toList());
    }

    private static Amount amount(Figures group, String of, Age age) {
        return of.equals(PUSHED) ? group.pushed(age) : group.pulled(age);
    }

    private static String term(String of, Age age) {
        return of.equals(PUSHED) ? ListLinks.pushed(age) : ListLinks.pulled(age);
    }
}
