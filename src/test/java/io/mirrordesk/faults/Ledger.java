package io.mirrordesk.faults;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.PortalApi;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What must be on record of a request, whatever went wrong. */
record Ledger(PortalApi api, long request) {

    /** Waits until the request is done and each of its calls has an answer on record. */
    void isClosed() {
        eventually("request " + request + " is done", World.PATIENCE, () -> {
            JsonNode now = api.request(request);
            assertThat(now.path("state").asString())
                    .as(() -> now.path("run").toPrettyString())
                    .isNotIn("FAILED", "SUBMITTED");
            return now.path("state").asString().equals("DONE");
        });
        isAnswered();
    }

    /** Waits until each of the request's calls has an answer on record. */
    void isAnswered() {
        eventually("each call of request " + request + " is answered", World.PATIENCE, () -> {
            Map<String, Long> phases = phases();
            return phases.getOrDefault("INTENT", 0L)
                    == phases.getOrDefault("OUTCOME", 0L) + phases.getOrDefault("OBSERVED", 0L);
        });
    }

    /** What was called for it, the latest first: the kinds of step with their subjects. */
    List<String> calls() {
        return api.records(request).stream()
                .filter(record -> record.path("phase").asString().equals("INTENT"))
                .map(record -> record.path("action").asString() + " "
                        + record.path("subject").asString())
                .toList();
    }

    /** How many of its calls were answered by reading, as nobody had seen their answer. */
    long observed() {
        return phases().getOrDefault("OBSERVED", 0L);
    }

    private Map<String, Long> phases() {
        return api.records(request).stream()
                .map(record -> record.path("phase").asString())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
