package io.mirrordesk.audit.web;

import io.mirrordesk.contract.CsvLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** How the log leaves the portal. */
enum ExportFormat {
    /** One JSON object a line, as the API lists them. */
    JSONL("application/jsonl") {
        @Override
        String line(AuditItem item) {
            return JSON.writeValueAsString(item) + "\n";
        }
    },
    /** RFC 4180, with a head line. */
    CSV("text/csv") {
        @Override
        String head() {
            return "id,sequence,at,actor,phase,action,subject,registry,before,after,request,awsRequestId,error,solo,"
                    + "previousHash,hash\r\n";
        }

        @Override
        String line(AuditItem item) {
            return CsvLine.of(
                    item.id(),
                    item.sequence(),
                    item.at(),
                    item.actor(),
                    item.phase(),
                    item.action(),
                    item.subject(),
                    item.registry(),
                    item.before(),
                    item.after(),
                    item.request(),
                    item.awsRequestId(),
                    item.error(),
                    item.solo(),
                    item.previousHash(),
                    item.hash());
        }
    };

    private static final JsonMapper JSON = new JsonMapper();

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static Optional<ExportFormat> parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(name))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return this == JSONL ? "jsonl" : "csv";
    }

    String head() {
        return "";
    }

    abstract String line(AuditItem item);

    void write(AuditItem item, Writer to) {
        try {
            to.write(line(item));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
