package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Figures;
import java.util.List;

/** How the repositories of a template, or of none, conform. */
record ConformityRow(Figures figures, Bar bar, String all, String conforming, String differing, String unknown) {

    static ConformityRow of(Figures group, ListLinks links) {
        String term = ListLinks.in("template", group.name());
        return new ConformityRow(
                group,
                Bar.of(
                        group.repositories(),
                        List.of(
                                new Bar.Share("CONFORMS", group.conforming()),
                                new Bar.Share("DIFFERS", group.notConforming()),
                                new Bar.Share("UNKNOWN", group.unknown()))),
                links.repositories(term),
                links.repositories(term, "conforms:yes"),
                links.repositories(term, ListLinks.NOT_CONFORMING),
                links.repositories(term, "conforms:unknown"));
    }
}
