package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What nobody pulls: last pulled 90 days ago or more; never, as far as ECR has recorded; and of those, what is there for 90 days or
 * more.
 *
 * @param rows by mirror, without those that have none of it
 */
record Cold(List<Cell> total, List<Row> rows) {

    private static final String LONG_THERE = ListLinks.pushed(Age.OLDER);

    static Cold of(Summary summary, ListLinks links) {
        return new Cold(
                cells(summary.total(), links),
                summary.byMirror().stream()
                        .map(mirror -> row(mirror, links))
                        .filter(row -> row.cells().stream().anyMatch(cell -> cell.value() > 0))
                        .toList());
    }

    private static Row row(Figures mirror, ListLinks links) {
        String term = ListLinks.in("mirror", mirror.name());
        return new Row(mirror.name(), links.images(term), new Bar(List.of()), cells(mirror, links, term));
    }

    private static List<Cell> cells(Figures group, ListLinks links, String... terms) {
        return List.of(
                Cell.images("older", group.pulled(Age.OLDER), images(links, terms, ListLinks.pulled(Age.OLDER))),
                Cell.images("never", group.pulled(Age.NEVER), images(links, terms, ListLinks.NEVER_PULLED)),
                Cell.images("unused", group.unused(), images(links, terms, ListLinks.NEVER_PULLED, LONG_THERE)));
    }

    private static String images(ListLinks links, String[] terms, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(terms));
        all.addAll(Arrays.asList(more));
        return links.images(all.toArray(String[]::new));
    }
}
