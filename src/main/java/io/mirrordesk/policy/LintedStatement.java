package io.mirrordesk.policy;

import io.mirrordesk.policy.LintFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A statement that is looked at, and what was found in it. */
final class LintedStatement {

    static final List<String> IMPORT_AND_CREATE = List.of("ecr:BatchImportUpstreamImage", "ecr:CreateRepository");

    private final JsonNode json;
    private final int place;
    private final LintedRegistry registry;
    private final List<LintFinding> findings = new ArrayList<>();

    LintedStatement(String text, int place, LintedRegistry registry) {
        this.json = JsonText.MAPPER.readTree(text);
        this.place = place;
        this.registry = registry;
    }

    LintedRegistry registry() {
        return registry;
    }

    JsonNode json() {
        return json;
    }

    boolean allows() {
        return "Allow".equals(json.path("Effect").asString(""));
    }

    List<String> actions() {
        return texts(json.path("Action"));
    }

    /** Whether its actions, as patterns, have this one among them. */
    boolean names(String action) {
        return actions().stream().anyMatch(pattern -> Wildcards.matchIgnoringCase(pattern, action));
    }

    /** Whether it is about importing or creating, so about mirrors. */
    boolean isAboutMirrors() {
        return IMPORT_AND_CREATE.stream().anyMatch(this::names);
    }

    void found(Severity severity, String element, String message, String help) {
        findings.add(new LintFinding(severity, place, sid(), element, message, help));
    }

    List<LintFinding> findings() {
        return findings;
    }

    /** One text or a list of them. */
    static List<String> texts(JsonNode oneOrMany) {
        Stream<JsonNode> all = oneOrMany instanceof ArrayNode array ? array.values().stream() : Stream.of(oneOrMany);
        return all.filter(JsonNode::isString).map(JsonNode::asString).toList();
    }

    private @Nullable String sid() {
        String sid = json.path("Sid").asString("");
        return sid.isEmpty() ? null : sid;
    }
}
