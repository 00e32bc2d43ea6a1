package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Figures;
import java.util.List;

/** What a team's storage costs at most. */
record CostRow(Figures figures, Bar bar, String repositories, String largest) {

    static CostRow of(Figures group, long whole, ListLinks links) {
        String term = ListLinks.in("team", group.name());
        return new CostRow(
                group,
                Bar.of(whole, List.of(new Bar.Share("PLAIN", group.sizeBytes()))),
                links.repositories(term),
                links.largest(term));
    }
}
