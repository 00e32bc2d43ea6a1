package io.mirrordesk.portal.view;

import io.mirrordesk.plan.Conformity.Finding;
import java.util.Set;

/** A repository of the inventory as a row of a list. */
public final class RepositoryRows {

    private RepositoryRows() {}

    /** @param curated the prefixes below which every repository is asked for */
    public static RepositoryRow of(io.mirrordesk.observed.RepositoryRow row, Set<String> curated) {
        return new RepositoryRow(
                row.registry().toString(),
                row.name(),
                row.mirror() == null ? "" : row.mirror(),
                row.template(),
                row.conforms(),
                row.findings().stream().map(Finding::message).toList(),
                row.requested() || !curated.contains(row.mirror() == null ? "" : row.mirror()),
                row.images(),
                row.sizeBytes(),
                row.lastPushedAt(),
                row.lastPulledAt());
    }
}
