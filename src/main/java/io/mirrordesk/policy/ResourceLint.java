package io.mirrordesk.policy;

import io.mirrordesk.contract.Spelling;
import io.mirrordesk.policy.LintFinding.Severity;
import java.util.Optional;
import java.util.Set;

/** Which repositories a statement reaches. */
final class ResourceLint {

    private static final String ELEMENT = "Resource";
    private static final String REPOSITORY = "repository/";
    private static final String ROOT = "ROOT";
    private static final int PARTS = 6;

    private ResourceLint() {}

    static void check(LintedStatement statement) {
        for (String resource : LintedStatement.texts(statement.json().path(ELEMENT))) {
            if ("*".equals(resource)) {
                everyPrefix(statement, resource);
            } else {
                arn(statement, resource);
            }
        }
    }

    private static void arn(LintedStatement statement, String resource) {
        String[] parts = resource.split(":", PARTS);
        LintedRegistry registry = statement.registry();
        if (parts.length < PARTS || !"arn".equals(parts[0])) {
            nothing(
                    statement,
                    "“" + resource + "” is no ARN: it has " + parts.length + (parts.length == 1 ? " part" : " parts")
                            + " where six are needed.");
        } else if (!Wildcards.match(parts[1], registry.partition())) {
            nothing(
                    statement,
                    "“" + resource + "” is in the partition “" + parts[1] + "”, this registry in “"
                            + registry.partition() + "”.");
        } else if (!Wildcards.match(parts[2], "ecr")) {
            nothing(statement, "“" + resource + "” belongs to “" + parts[2] + "”, a registry's repositories to “ecr”.");
        } else if (!Wildcards.match(parts[3], registry.region())) {
            nothing(
                    statement,
                    "“" + resource + "” is in “" + parts[3] + "”, this registry in “" + registry.region() + "”.");
        } else if (!Wildcards.match(parts[4], registry.account())) {
            nothing(
                    statement,
                    "“" + resource + "” belongs to the account “" + parts[4] + "”, this registry to “"
                            + registry.account() + "”.");
        } else if ("*".equals(parts[5]) || "repository/*".equals(parts[5])) {
            everyPrefix(statement, resource);
        } else if (!parts[5].startsWith(REPOSITORY)) {
            nothing(statement, "“" + parts[5] + "” names no repository: it has to begin with “repository/”.");
        } else if (statement.isAboutMirrors()) {
            prefix(statement, parts[5].substring(REPOSITORY.length()));
        }
    }

    private static void nothing(LintedStatement statement, String message) {
        statement.found(
                Severity.WITHOUT_EFFECT,
                ELEMENT,
                message,
                "Write it like " + statement.registry().repositoryArnPrefix() + "<prefix>/*.");
    }

    private static void everyPrefix(LintedStatement statement, String resource) {
        if (statement.allows() && statement.isAboutMirrors()) {
            statement.found(
                    Severity.TOO_WIDE,
                    ELEMENT,
                    "“" + resource + "” reaches every mirror of the registry, and those that are made later.",
                    "Name the mirror's prefix: " + statement.registry().repositoryArnPrefix() + "<prefix>/*.");
        }
    }

    /** @param path pattern of the repositories' names */
    private static void prefix(LintedStatement statement, String path) {
        String fixed = path.replaceFirst("[*?].*", "");
        Set<String> prefixes = statement.registry().prefixes();
        Optional<String> wider =
                prefixes.stream().filter(prefix -> path.equals(prefix + "*")).findFirst();
        if (wider.isPresent() && statement.allows()) {
            statement.found(
                    Severity.TOO_WIDE,
                    ELEMENT,
                    "“" + path + "” also reaches the repositories of every other prefix that begins with “"
                            + wider.get() + "”.",
                    "Write “" + wider.get() + "/*”.");
            return;
        }
        boolean reaches = prefixes.isEmpty()
                || prefixes.contains(ROOT)
                || prefixes.stream()
                        .map(prefix -> prefix + "/")
                        .anyMatch(below -> below.startsWith(fixed) || fixed.startsWith(below));
        if (!reaches) {
            String meant = fixed.replaceFirst("/.*", "");
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "No pull-through cache rule of this registry has a prefix that “" + path + "” reaches.",
                    Spelling.closest(meant, prefixes)
                            .map(prefix -> "Did you mean “" + prefix + "/*”?")
                            .orElse("Create the rule, or take the statement out."));
        }
    }
}
