package io.mirrordesk.sandbox.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One statement of a policy document, with the IAM elements of resource policies: Principal, Action, Resource and their
 * negations, and conditions.
 */
record Statement(JsonNode json) {

    /** The statements of a policy; a text that is none says nothing. */
    static List<Statement> readAll(String policy) {
        try {
            JsonNode statements = JsonMapper.shared().readTree(policy).path("Statement");
            return elements(statements).stream().map(Statement::new).toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    Effect effect() {
        return json.path("Effect").asString("").equals("Deny") ? Effect.DENY : Effect.ALLOW;
    }

    boolean covers(Question question) {
        return holds("Principal", principal -> matchesPrincipal(principal, question.caller()))
                && holds("Action", action -> Wildcard.matchesIgnoringCase(action.asString(""), question.action()))
                && (hasNoResource() || holds("Resource", r -> Wildcard.matches(r.asString(""), question.resource())))
                && Conditions.hold(json.path("Condition"), question);
    }

    /** A repository policy's statements speak of the repository that they are on. */
    private boolean hasNoResource() {
        return !json.has("Resource") && !json.has("NotResource");
    }

    private boolean holds(String element, Predicate<JsonNode> matches) {
        JsonNode positive = json.path(element);
        if (!positive.isMissingNode()) {
            return elements(positive).stream().anyMatch(matches);
        }
        JsonNode negative = json.path("Not" + element);
        return !negative.isMissingNode() && elements(negative).stream().noneMatch(matches);
    }

    private static boolean matchesPrincipal(JsonNode principal, Principal caller) {
        if (principal.isString()) {
            return principal.asString().equals("*");
        }
        return elements(principal.path("AWS")).stream()
                .map(JsonNode::asString)
                .anyMatch(name -> name.equals("*")
                        || name.equals(caller.account())
                        || name.equals(caller.rootArn())
                        || withoutPath(name).equals(caller.roleArn())
                        || name.equals(caller.arn()));
    }

    /** A role's path is not part of the sessions that it is assumed in. */
    private static String withoutPath(String arn) {
        return arn.replaceFirst("^(arn:aws:iam::\\d{12}:role/)(?:[^/]+/)+", "$1");
    }

    static List<JsonNode> elements(JsonNode oneOrMany) {
        if (oneOrMany.isArray()) {
            return StreamSupport.stream(oneOrMany.spliterator(), false).toList();
        }
        return Optional.of(oneOrMany).filter(node -> !node.isMissingNode()).stream()
                .toList();
    }
}
