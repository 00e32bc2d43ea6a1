package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.observed.figures.Figures;
import java.util.List;

/** What nobody pulls, by mirror: each of these is a set of its own, or part of the one before it. */
record ColdRow(Figures figures, List<ColdCell> cells) {

    private static final String LONG_THERE = ListLinks.pushed(Age.OLDER);

    static ColdRow of(Figures group, ListLinks links) {
        String term = ListLinks.in("mirror", group.name());
        return new ColdRow(
                group,
                List.of(
                        new ColdCell("older", group.pulled(Age.OLDER), links.images(term, ListLinks.pulled(Age.OLDER))),
                        new ColdCell("never", group.pulled(Age.NEVER), links.images(term, ListLinks.NEVER_PULLED)),
                        new ColdCell(
                                "unused", group.unused(), links.images(term, ListLinks.NEVER_PULLED, LONG_THERE))));
    }

    /** All mirrors together. */
    static ColdRow total(Figures total, ListLinks links) {
        return new ColdRow(
                total,
                List.of(
                        new ColdCell("older", total.pulled(Age.OLDER), links.images(ListLinks.pulled(Age.OLDER))),
                        new ColdCell("never", total.pulled(Age.NEVER), links.images(ListLinks.NEVER_PULLED)),
                        new ColdCell("unused", total.unused(), links.images(ListLinks.NEVER_PULLED, LONG_THERE))));
    }

    public boolean isEmpty() {
        return cells.stream().allMatch(cell -> cell.amount().images() == 0);
    }
}
