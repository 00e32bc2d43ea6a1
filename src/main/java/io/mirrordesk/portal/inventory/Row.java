package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.portal.layout.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mirror, team or template in a table.
 *
 * @param name null for what belongs to none
 * @param link to its repositories
 */
record Row(@Nullable String name, String link, Bar bar, List<Cell> cells) {

    Row {
        cells = List.copyOf(cells);
    }

    /** What a team's storage costs at most. */
    static Row cost(Figures team, long whole, ListLinks links) {
        String term = ListLinks.in("team", team.name());
        String largest = links.largest(term);
        Cell cost = new Cell("month", 0, Numbers.usd(team.monthlyCost()), "", largest);
        return new Row(
                team.name(),
                links.repositories(term),
                Bar.of(whole, List.of(new Bar.Share("PLAIN", team.sizeBytes()))),
                List.of(Cell.bytes("stored", team.sizeBytes(), largest), cost));
    }

    /** How the repositories of a template, or of none, conform. */
    static Row conformity(Figures template, ListLinks links) {
        String term = ListLinks.in("template", template.name());
        List<Bar.Share> shares = List.of(
                new Bar.Share("CONFORMS", template.conforming()),
                new Bar.Share("DIFFERS", template.notConforming()),
                new Bar.Share("UNKNOWN", template.unknown()));
        return new Row(
                template.name(),
                links.repositories(term),
                Bar.of(template.repositories(), shares),
                List.of(
                        Cell.count("repositories", template.repositories(), links.repositories(term)),
                        Cell.count("conforming", template.conforming(), links.repositories(term, "conforms:yes")),
                        Cell.count(
                                "differing",
                                template.notConforming(),
                                links.repositories(term, ListLinks.NOT_CONFORMING)),
                        Cell.count("unknown", template.unknown(), links.repositories(term, "conforms:unknown"))));
    }
}
