package io.mirrordesk.observed;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ECR's events of the last two weeks tell about pulls. Delivery is best effort: no event proves nothing. */
@Service
public class PullEvents {

    private static final String KIND = "ECR Pull Through Cache Action";

    private final JdbcClient jdbc;

    PullEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Message(String body, Instant at) {}

    /** Why the last pull into a repository failed; empty if it did not fail, or no event is known. */
    public Optional<PullFailure> lastFailure(RegistryId registry, RepositoryName repository) {
        return jdbc.sql("""
                        select body, received_at from event_inbox
                         where registry_id = ? and repository = ? and kind = ?
                         order by received_at desc, id desc limit 1""")
                .params(registry.toString(), repository.value(), KIND)
                .query((row, _) -> new Message(
                        row.getString("body"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .optional()
                .flatMap(PullEvents::failure);
    }

    private static Optional<PullFailure> failure(Message message) {
        try {
            JsonNode detail = JsonMapper.shared().readTree(message.body()).path("detail");
            return "FAILED".equals(detail.path("sync-status").asString(""))
                    ? Optional.of(new PullFailure(
                            text(detail, "image-tag"),
                            text(detail, "failure-code"),
                            text(detail, "failure-reason"),
                            message.at()))
                    : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode detail, String member) {
        String text = detail.path(member).asString("");
        return text.isBlank() ? null : text;
    }
}
