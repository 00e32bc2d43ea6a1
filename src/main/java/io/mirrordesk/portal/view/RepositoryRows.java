package io.mirrordesk.portal.view;

import io.mirrordesk.plan.Conformity.Finding;

/** A repository of the inventory as a row of a list. */
public final class RepositoryRows {

    private RepositoryRows() {}

    public static RepositoryRow of(io.mirrordesk.observed.RepositoryRow row) {
        return new RepositoryRow(
                row.registry().toString(),
                row.name(),
                row.mirror() == null ? "" : row.mirror(),
                row.template(),
                row.conforms(),
                row.findings().stream().map(Finding::message).toList(),
                row.requested(),
                row.images(),
                row.sizeBytes(),
                row.lastPushedAt(),
                row.lastPulledAt());
    }
}
