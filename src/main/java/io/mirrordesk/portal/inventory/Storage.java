package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.observed.figures.Amount;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.Summary;
import java.util.List;

/**
 * Storage by something and by age.
 *
 * @param by mirror, team or template
 * @param of pulled or pushed
 * @param ages those that there are
 * @param rows the largest first
 */
record Storage(String by, String of, List<Age> ages, List<StorageRow> rows) {

    static final List<String> GROUPS = List.of("mirror", "team", "template");
    static final List<String> MOMENTS = List.of("pulled", "pushed");

    /** As many bars as one compares; the table has all. */
    private static final int BARS = 10;

    static Storage of(Summary summary, String by, String of, ListLinks links) {
        List<Figures> groups = groups(summary, by);
        long whole = groups.stream().mapToLong(Figures::sizeBytes).max().orElse(0);
        List<Age> ages = of.equals("pushed") ? Age.ofPushes() : List.of(Age.values());
        return new Storage(
                by,
                of,
                ages,
                groups.stream()
                        .map(group -> row(group, by, of, ages, whole, links))
                        .toList());
    }

    public List<StorageRow> bars() {
        return rows.subList(0, Math.min(rows.size(), BARS));
    }

    private static List<Figures> groups(Summary summary, String by) {
        return switch (by) {
            case "team" -> summary.byTeam();
            case "template" -> summary.byTemplate();
            default -> summary.byMirror();
        };
    }

    private static StorageRow row(Figures group, String by, String of, List<Age> ages, long whole, ListLinks links) {
        String term = ListLinks.in(by, group.name());
        List<AgeCell> cells = ages.stream()
                .map(age -> new AgeCell(age, amount(group, of, age), links.images(term, term(of, age))))
                .toList();
        List<Bar.Share> shares = cells.stream()
                .map(cell -> new Bar.Share(cell.age().name(), cell.amount().sizeBytes()))
                .toList();
        return new StorageRow(group, Bar.of(whole, shares), links.largest(term), links.images(term), cells);
    }

    private static Amount amount(Figures group, String of, Age age) {
        return of.equals("pushed") ? group.pushed(age) : group.pulled(age);
    }

    private static String term(String of, Age age) {
        return of.equals("pushed") ? ListLinks.pushed(age) : ListLinks.pulled(age);
    }
}
