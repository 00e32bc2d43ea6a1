package io.mirrordesk.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Drift as the API tells it. */
public final class DriftApi {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final PortalApi api;
    private final String registry;

    public DriftApi(PortalApi api, String registry) {
        this.api = api;
        this.registry = registry;
    }

    /** The open finding of a subject. */
    public Optional<JsonNode> finding(String subject) {
        return api.get("viewer", "/drift?limit=200&q=" + subject)
                .path("items")
                .valueStream()
                .filter(item -> item.path("subject").asString().equals(subject))
                .findFirst();
    }

    /** Has everything compared, and waits until a subject is found to differ and an event has told who changed it. */
    public JsonNode found(String subject) {
        check();
        awaited(subject);
        Eventually.eventually(
                "somebody is named for " + subject,
                PATIENCE,
                () -> finding(subject)
                        .filter(found -> !found.path("changedBy").isNull())
                        .isPresent());
        return finding(subject).orElseThrow();
    }

    /** Waits until a subject is found to differ. */
    public JsonNode awaited(String subject) {
        Eventually.eventually(
                subject + " is found", PATIENCE, () -> finding(subject).isPresent());
        return finding(subject).orElseThrow();
    }

    /** All about one finding. */
    public JsonNode whole(JsonNode finding) {
        return api.get("viewer", "/drift/" + finding.path("id").asLong());
    }

    /** Has everything compared, and waits for it. */
    public JsonNode check() {
        HttpResponse<String> asked = api.post("approver", "/drift/check", "{\"registry\": \"" + registry + "\"}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        Eventually.eventually(
                "it is compared",
                PATIENCE,
                () -> state().path("state").asString().equals("DONE"));
        return state();
    }

    private JsonNode state() {
        return api.get("viewer", "/drift/checks")
                .path("items")
                .valueStream()
                .filter(check -> check.path("registry").asString().equals(registry))
                .findFirst()
                .orElseThrow();
    }

    /** A draft that repairs these subjects. */
    public static String repair(String... subjects) {
        return "{\"kind\": \"REPAIR_DRIFT\", \"reason\": \"Bring it back\", \"subjects\": [\""
                + String.join("\", \"", subjects) + "\"]}";
    }
}
