package io.mirrordesk.policy;

import io.mirrordesk.policy.AccessAnswer.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Asks a policy document whether it lets somebody do something. What a document cannot answer alone, such as a condition on an
 * address, is said to depend and never guessed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public final class PolicyAccess {

    private static final Pattern ROOT = Pattern.compile("arn:aws(?:-[a-z]+)*:iam::([0-9]{12}):root");
    private static final Pattern OF_ACCOUNT = Pattern.compile("arn:aws(?:-[a-z]+)*:(?:iam|sts)::([0-9]{12}):.*");
    private static final Pattern SESSION =
            Pattern.compile("(arn:aws(?:-[a-z]+)*):sts::([0-9]{12}):assumed-role/([^/]+)/.*");
    private static final Pattern ROLE_PATH = Pattern.compile("(:role/)(?:[^/]+/)+");

    private PolicyAccess() {}

    /** How sure it is that a part of a statement is met. */
    private enum Match {
        NO,
        MAYBE,
        YES;

        static Match of(boolean met) {
            return met ? YES : NO;
        }

        Match and(Match other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Match not() {
            return values()[YES.ordinal() - ordinal()];
        }
    }

    /**
     * @param policyText a document as ECR stores it
     * @throws InvalidPolicy if it is not a policy document
     */
    public static AccessAnswer ask(String policyText, AccessQuestion question) {
        List<AccessAnswer> answers = new ArrayList<>();
        for (String text : PolicyDocument.parse(policyText).statements()) {
            JsonNode statement = JsonText.MAPPER.readTree(text);
            effect(statement, match(statement, question))
                    .ifPresent(effect -> answers.add(new AccessAnswer(effect, sid(statement))));
        }
        return AccessAnswer.together(answers);
    }

    private static Optional<String> sid(JsonNode statement) {
        return Optional.of(statement.path("Sid").asString("")).filter(sid -> !sid.isEmpty());
    }

    private static Optional<Effect> effect(JsonNode statement, Match match) {
        boolean denies = "Deny".equals(statement.path("Effect").asString(""));
        return switch (match) {
            case NO -> Optional.empty();
            case MAYBE -> Optional.of(Effect.DEPENDS);
            case YES -> Optional.of(denies ? Effect.DENIED : Effect.ALLOWED);
        };
    }

    private static Match match(JsonNode statement, AccessQuestion question) {
        Match action = element(
                statement, "Action", node -> Wildcards.matchIgnoringCase(node.asString(""), question.action()), true);
        Match resource =
                element(statement, "Resource", node -> Wildcards.match(node.asString(""), question.resource()), false);
        return action.and(resource)
                .and(principal(statement, question))
                .and(conditions(statement.path("Condition"), question));
    }

    /** A repository's own policy needs no resource: it speaks of its repository. */
    private static Match element(JsonNode statement, String name, Predicate<JsonNode> met, boolean needed) {
        if (statement.has(name)) {
            return Match.of(each(statement.path(name)).stream().anyMatch(met));
        }
        if (statement.has("Not" + name)) {
            return Match.of(each(statement.path("Not" + name)).stream().noneMatch(met));
        }
        return Match.of(!needed);
    }

    private static Match principal(JsonNode statement, AccessQuestion question) {
        return statement.has("Principal")
                ? principals(statement.path("Principal"), question)
                : principals(statement.path("NotPrincipal"), question).not();
    }

    private static Match principals(JsonNode named, AccessQuestion question) {
        JsonNode list = named.isObject() ? named.path("AWS") : named;
        return each(list).stream()
                .map(node -> principal(node.asString(""), question))
                .max(Match::compareTo)
                .orElse(Match.NO);
    }

    private static Match principal(String name, AccessQuestion question) {
        Matcher root = ROOT.matcher(name);
        if ("*".equals(name) || name.equals(question.account())) {
            return Match.YES;
        }
        if (root.matches()) {
            return Match.of(root.group(1).equals(question.account()));
        }
        Matcher owner = OF_ACCOUNT.matcher(name);
        if (!owner.matches() || !owner.group(1).equals(question.account())) {
            return Match.NO;
        }
        return question.principal().map(arn -> Match.of(sameRole(name, arn))).orElse(Match.MAYBE);
    }

    /** A session's ARN names its role, but not the role's path. */
    private static boolean sameRole(String named, String arn) {
        Matcher session = SESSION.matcher(arn);
        String role =
                session.matches() ? session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3) : arn;
        return named.equals(arn)
                || ROLE_PATH
                        .matcher(named)
                        .replaceFirst("$1")
                        .equals(ROLE_PATH.matcher(role).replaceFirst("$1"));
    }

    private static Match conditions(JsonNode block, AccessQuestion question) {
        Match all = Match.YES;
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                all = all.and(condition(operator.getKey(), key.getKey(), each(key.getValue()), question));
            }
        }
        return all;
    }

    private static Match condition(String operator, String key, List<JsonNode> wanted, AccessQuestion question) {
        Set<String> known = switch (key.toLowerCase(Locale.ROOT)) {
            case "aws:principalorgid" -> question.organizationIds();
            case "aws:principalorgpaths" -> question.organizationPaths();
            case "aws:principalaccount", "aws:sourceaccount" -> Set.of(question.account());
            default -> Set.of();
        };
        String plain = operator.replaceFirst("^ForAnyValue:", "").replaceFirst("IfExists$", "");
        boolean understood = plain.matches("String(Not)?(Equals|Like)(IgnoreCase)?") && !known.isEmpty();
        if (!understood) {
            return Match.MAYBE;
        }
        boolean met = wanted.stream()
                .anyMatch(value -> known.stream().anyMatch(has -> Wildcards.match(value.asString(""), has)));
        return Match.of(met != plain.contains("Not"));
    }

    private static List<JsonNode> each(JsonNode oneOrMany) {
        if (oneOrMany instanceof ArrayNode array) {
            return List.copyOf(array.values());
        }
        return oneOrMany.isMissingNode() ? List.of() : List.of(oneOrMany);
    }
}
