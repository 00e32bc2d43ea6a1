package io.mirrordesk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the grants out of a statement, as {@link Statements} writes them in; whether it says anything else is for the caller to see. */
final class StatementGrants {

    private static final Pattern ROOT = Pattern.compile("arn:aws(?:-[a-z]+)*:iam::([0-9]{12}):root");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private StatementGrants() {}

    /** @throws InvalidAccessGrant for a value that nobody can be granted */
    static List<AccessGrant> of(String statementJson) {
        JsonNode statement = JsonText.MAPPER.readTree(statementJson);
        List<AccessGrant> grants = new ArrayList<>();
        values(statement.path("Principal").path("AWS"), StatementGrants::principal)
                .forEach(grants::add);
        JsonNode condition = statement.path("Condition");
        values(condition.path("StringEquals").path("aws:PrincipalOrgID"), AccessGrant::organization)
                .forEach(grants::add);
        values(condition.path("ForAnyValue:StringLike").path("aws:PrincipalOrgPaths"), AccessGrant::organizationPath)
                .forEach(grants::add);
        return grants;
    }

    private static AccessGrant principal(String value) {
        Matcher root = ROOT.matcher(value);
        if (root.matches()) {
            return AccessGrant.account(root.group(1));
        }
        return ACCOUNT.matcher(value).matches() ? AccessGrant.account(value) : AccessGrant.principal(value);
    }

    /** One value or a list of them. */
    private static Stream<AccessGrant> values(JsonNode node, Function<String, AccessGrant> grant) {
        Stream<JsonNode> all =
                node.isArray() ? node.valueStream() : Optional.of(node).filter(JsonNode::isString).stream();
        return all.map(value -> grant.apply(value.asString("")));
    }
}
