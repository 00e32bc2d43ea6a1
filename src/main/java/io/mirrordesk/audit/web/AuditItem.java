package io.mirrordesk.audit.web;

import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.audit.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * A record as the API gives it.
 *
 * @param before the document as JSON; a text if what was recorded is none
 */
record AuditItem(
        long id,
        @Nullable Long sequence,
        Instant at,
        String actor,
        String actorKind,
        Phase phase,
        @Nullable Long intent,
        String action,
        String subject,
        @Nullable String registry,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable Long request,
        @Nullable String awsRequestId,
        @Nullable String error,
        boolean solo,
        @Nullable String previousHash,
        @Nullable String hash) {

    private static final JsonMapper JSON = new JsonMapper();

    static AuditItem of(AuditEntry entry) {
        return new AuditItem(
                entry.id(),
                entry.sequence(),
                entry.at(),
                entry.actor().name(),
                entry.actor().kind().name(),
                entry.phase(),
                entry.intent(),
                entry.action(),
                entry.subject(),
                entry.registry(),
                json(entry.before()),
                json(entry.after()),
                entry.request(),
                entry.awsRequestId(),
                entry.error(),
                entry.solo(),
                entry.previousHash(),
                entry.hash());
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException plain) {
            return StringNode.valueOf(text);
        }
    }
}
