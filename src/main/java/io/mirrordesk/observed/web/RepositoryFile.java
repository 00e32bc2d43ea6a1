package io.mirrordesk.observed.web;

import io.mirrordesk.contract.CsvLine;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.plan.Conformity.Finding;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Repositories in a file. */
@Component
class RepositoryFile implements ExportedRows<RepositoryRow> {

    private final JsonMapper json;

    RepositoryFile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String csvHead() {
        return "registry,name,uri,mirror,template,team,conforms,findings,requested,images,sizeBytes,createdAt,"
                + "lastPushedAt,lastPulledAt,tagMutability,scanOnPush,encryption,tags,readAt\r\n";
    }

    @Override
    public String csv(RepositoryRow row) {
        return CsvLine.of(
                row.registry(),
                row.name(),
                row.uri(),
                row.mirror(),
                row.template(),
                row.team(),
                row.conforms(),
                row.findings().stream().map(Finding::message).collect(Collectors.joining(" ")),
                row.requested(),
                row.images(),
                row.sizeBytes(),
                row.createdAt(),
                row.lastPushedAt(),
                row.lastPulledAt(),
                row.tagMutability(),
                row.scanOnPush(),
                row.encryption(),
                json.writeValueAsString(row.tags()),
                row.readAt());
    }

    @Override
    public String json(RepositoryRow row) {
        return json.writeValueAsString(row);
    }
}
