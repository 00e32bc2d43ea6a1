package io.mirrordesk.observed.web;

import io.mirrordesk.contract.CsvLine;
import io.mirrordesk.observed.ListedImage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Images in a file. */
@Component
class ImageFile implements ExportedRows<ListedImage> {

    private final JsonMapper json;

    ImageFile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String csvHead() {
        return "registry,repository,mirror,team,digest,tags,mediaType,artifactType,sizeBytes,pushedAt,lastPulledAt\r\n";
    }

    @Override
    public String csv(ListedImage row) {
        return CsvLine.of(
                row.registry(),
                row.repository(),
                row.mirror(),
                row.team(),
                row.image().digest(),
                String.join(" ", row.image().tags()),
                row.image().mediaType(),
                row.image().artifactType(),
                row.image().sizeBytes(),
                row.image().pushedAt(),
                row.image().lastPulledAt());
    }

    @Override
    public String json(ListedImage row) {
        return json.writeValueAsString(row);
    }
}
