package io.mirrordesk.policy;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.policy.AccessGrant.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The statements that let people use a mirror. Principals, organizations and paths in organizations cannot share a statement, so
 * there are up to three: {@code <sid>}, {@code <sid>Org} and {@code <sid>Path}. Which one a grant belongs to depends on its kind only,
 * so a further grant never takes another away for a moment.
 */
public final class Statements {

    /** The first pull of a repository creates it; every pull imports. */
    private static final List<String> IMPORT = List.of("ecr:BatchImportUpstreamImage", "ecr:CreateRepository");

    private static final List<String> PULL = List.of(
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:BatchImportUpstreamImage",
            "ecr:GetDownloadUrlForLayer");

    private static final String OWN = "Mirrordesk";
    private static final String PULL_SID = OWN + "Pull";
    private static final List<String> SUFFIXES = List.of("", "Org", "Path");
    private static final Pattern CLEAR = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*(?<!-org)(?<!-path)");

    private Statements() {}

    /**
     * The {@code Sid} of a mirror in the registry policy: {@code MirrordeskDockerHub} for {@code docker-hub}. IAM allows letters
     * and digits only, so where two prefixes could give the same, a hash of the prefix follows.
     */
    public static String sid(Prefix prefix) {
        String words = Pattern.compile("[^A-Za-z0-9]+")
                .splitAsStream(prefix.value())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return OWN + words + (CLEAR.matcher(prefix.value()).matches() ? "" : hash(prefix.value()));
    }

    /** Every {@code Sid} that statements of this mirror can have. */
    public static List<String> sids(Prefix prefix) {
        return SUFFIXES.stream().map(suffix -> sid(prefix) + suffix).toList();
    }

    /**
     * The statements of the registry policy that let the granted import and create below a prefix, each by its {@code Sid}, in order; none
     * without grants.
     *
     * @param repositoryArnPrefix such as {@code arn:aws:ecr:eu-central-1:111122223333:repository/}
     */
    public static Map<String, String> registryStatements(
            String repositoryArnPrefix, Prefix prefix, List<AccessGrant> grants) {
        Map<String, String> statements = new LinkedHashMap<>();
        composed(sid(prefix), IMPORT, grants).forEach((sid, statement) -> {
            statement.put("Resource", repositoryArnPrefix + prefix.below() + "*");
            statements.put(sid, JsonText.ordered(statement).toString());
        });
        return statements;
    }

    /**
     * The grants that these statements of a mirror would have come from: the inverse of {@link #registryStatements}.
     *
     * @param statements by their {@code Sid}
     * @return empty when they allow anything else, or less, than statements made from grants do
     */
    public static Optional<List<AccessGrant>> grants(
            String repositoryArnPrefix, Prefix prefix, Map<String, String> statements) {
        try {
            List<AccessGrant> grants = statements.values().stream()
                    .flatMap(statement -> StatementGrants.of(statement).stream())
                    .distinct()
                    .toList();
            Map<String, String> again = registryStatements(repositoryArnPrefix, prefix, grants);
            boolean same = again.keySet().equals(statements.keySet())
                    && again.entrySet().stream()
                            .allMatch(statement -> PolicyDocument.equivalentStatements(
                                    statement.getValue(), statements.getOrDefault(statement.getKey(), "{}")));
            return same ? Optional.of(grants) : Optional.empty();
        } catch (InvalidAccessGrant | InvalidPolicy _) {
            return Optional.empty();
        }
    }

    /**
     * The grants that one statement would have come from, whatever its {@code Sid} and whoever wrote it.
     *
     * @return empty when it allows anything else, or less, than a statement made from grants does
     */
    public static Optional<List<AccessGrant>> grantsOf(String repositoryArnPrefix, Prefix prefix, String statement) {
        try {
            List<AccessGrant> grants =
                    StatementGrants.of(statement).stream().distinct().toList();
            Map<String, String> again = registryStatements(repositoryArnPrefix, prefix, grants);
            return again.size() == 1
                            && again.entrySet().stream()
                                    .allMatch(made -> PolicyDocument.equivalentStatements(
                                            made.getValue(), JsonText.withSid(statement, made.getKey())))
                    ? Optional.of(grants)
                    : Optional.empty();
        } catch (InvalidAccessGrant | InvalidPolicy _) {
            return Optional.empty();
        }
    }

    /** Whether a statement names repositories below a prefix; for {@code ROOT}, all of the registry. */
    public static boolean concerns(String repositoryArnPrefix, Prefix prefix, String statement) {
        String below = repositoryArnPrefix + prefix.below();
        JsonNode resource = JsonText.MAPPER.readTree(statement).path("Resource");
        Stream<JsonNode> all = resource.isArray() ? resource.valueStream() : Stream.of(resource);
        return all.map(value -> value.asString(""))
                .anyMatch(arn -> prefix.isRoot() ? arn.equals(below + "*") : arn.startsWith(below));
    }

    /**
     * The policy of a mirror's repositories: the template's statements, then those that let the granted pull. Empty when there is
     * nothing to set.
     *
     * @throws InvalidPolicy if the template's text is not a policy
     */
    public static Optional<String> repositoryPolicy(Optional<String> templatePolicy, List<AccessGrant> grants) {
        PolicyDocument policy = templatePolicy.map(PolicyDocument::parse).orElseGet(PolicyDocument::empty);
        for (Map.Entry<String, ObjectNode> statement :
                composed(PULL_SID, PULL, grants).entrySet()) {
            policy = policy.with(
                    statement.getKey(), JsonText.ordered(statement.getValue()).toString());
        }
        return policy.isEmpty() ? Optional.empty() : Optional.of(policy.text());
    }

    private static Map<String, ObjectNode> composed(String sid, List<String> actions, List<AccessGrant> grants) {
        Map<String, ObjectNode> statements = new LinkedHashMap<>();
        List<String> principals = Stream.of(Kind.ACCOUNT, Kind.PRINCIPAL)
                .flatMap(kind -> valuesOf(grants, kind).stream())
                .toList();
        if (!principals.isEmpty()) {
            ObjectNode statement = statement(sid, actions);
            statement.putObject("Principal").set("AWS", list(principals));
            statements.put(sid, statement);
        }
        addConditional(
                statements,
                sid + "Org",
                actions,
                "StringEquals",
                "aws:PrincipalOrgID",
                valuesOf(grants, Kind.ORGANIZATION));
        addConditional(
                statements,
                sid + "Path",
                actions,
                "ForAnyValue:StringLike",
                "aws:PrincipalOrgPaths",
                valuesOf(grants, Kind.ORGANIZATION_PATH));
        return statements;
    }

    private static void addConditional(
            Map<String, ObjectNode> statements,
            String sid,
            List<String> actions,
            String operator,
            String key,
            List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        ObjectNode statement = statement(sid, actions).put("Principal", "*");
        statement.putObject("Condition").putObject(operator).set(key, list(values));
        statements.put(sid, statement);
    }

    private static ObjectNode statement(String sid, List<String> actions) {
        ObjectNode statement =
                JsonText.MAPPER.createObjectNode().put("Sid", sid).put("Effect", "Allow");
        statement.set("Action", list(actions));
        return statement;
    }

    private static List<String> valuesOf(List<AccessGrant> grants, Kind kind) {
        return List.copyOf(grants.stream()
                .filter(grant -> grant.kind() == kind)
                .map(AccessGrant::value)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static ArrayNode list(List<String> values) {
        ArrayNode list = JsonText.MAPPER.createArrayNode();
        values.forEach(list::add);
        return list;
    }

    private static String hash(String prefix) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(prefix.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }
}
