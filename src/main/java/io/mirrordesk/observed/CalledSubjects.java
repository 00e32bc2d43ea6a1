package io.mirrordesk.observed;

import io.mirrordesk.desired.DesiredResource;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.InvalidPolicy;
import io.mirrordesk.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a call is about, of all that is managed. ECR replaces the registry policy whole, so a call that writes it is about the statements
 * that it does not leave as they are desired: whoever adds one of their own has not changed ours.
 */
final class CalledSubjects {

    /** Secrets Manager appends a hyphen and six random characters to the name. */
    private static final Pattern ARN_SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}");

    private static final String SECRET = ":secret:";

    private final Map<Subject, DesiredResource> desired;

    CalledSubjects(Map<Subject, DesiredResource> desired) {
        this.desired = desired;
    }

    /** The subjects that the call may have changed. */
    List<Subject> of(ApiCall call) {
        return (switch (call.name()) {
                    case "CreatePullThroughCacheRule", "UpdatePullThroughCacheRule", "DeletePullThroughCacheRule" ->
                        named(Subject.Type.RULE, call.parameter("ecrRepositoryPrefix"));
                    case "CreateRepositoryCreationTemplate",
                            "UpdateRepositoryCreationTemplate",
                            "DeleteRepositoryCreationTemplate" ->
                        named(Subject.Type.NATIVE_TEMPLATE, call.parameter("prefix"));
                    case "PutRegistryPolicy", "DeleteRegistryPolicy" -> statements(call, false);
                    case "CreateSecret" -> secret(call.parameter("name"));
                    case "DeleteSecret", "PutSecretValue", "UpdateSecret", "RestoreSecret" ->
                        secret(call.parameter("secretId"));
                    default -> Stream.<Subject>empty();
                })
                .toList();
    }

    /** The statements that the call leaves as they are desired. */
    List<Subject> kept(ApiCall call) {
        return call.name().equals("PutRegistryPolicy") ? statements(call, true).toList() : List.of();
    }

    private Stream<Subject> named(Subject.Type type, Optional<String> prefix) {
        return prefix.map(CalledSubjects::stripped).stream()
                .flatMap(name ->
                        all(type).filter(subject -> stripped(subject.name()).equals(name)));
    }

    /** ECR takes a prefix with and without a slash at its end for the same. */
    private static String stripped(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    private Stream<Subject> statements(ApiCall call, boolean kept) {
        Optional<PolicyDocument> policy = call.parameter("policyText").flatMap(CalledSubjects::policy);
        Predicate<Subject> asDesired = subject -> policy.flatMap(found -> found.statement(subject.name()))
                .map(json -> new Resource.Statement(subject.name(), json))
                .filter(found -> found.satisfies(resource(subject)))
                .isPresent();
        return all(Subject.Type.STATEMENT).filter(subject -> asDesired.test(subject) == kept);
    }

    private Resource resource(Subject subject) {
        DesiredResource found = desired.get(subject);
        if (found == null) {
            throw new IllegalArgumentException(subject + " is not desired.");
        }
        return found.resource();
    }

    private static Optional<PolicyDocument> policy(String text) {
        try {
            return Optional.of(PolicyDocument.parse(text));
        } catch (InvalidPolicy _) {
            return Optional.empty();
        }
    }

    /** @param id a name or an ARN */
    private Stream<Subject> secret(Optional<String> id) {
        return id
                .map(text -> text.substring(text.indexOf(SECRET) < 0 ? 0 : text.indexOf(SECRET) + SECRET.length()))
                .stream()
                .flatMap(tail -> all(Subject.Type.SECRET).filter(subject -> isNamed(subject.name(), tail)));
    }

    private static boolean isNamed(String secret, String tail) {
        return tail.equals(secret)
                || tail.startsWith(secret)
                        && ARN_SUFFIX.matcher(tail.substring(secret.length())).matches();
    }

    private Stream<Subject> all(Subject.Type type) {
        return desired.keySet().stream().filter(subject -> subject.type() == type);
    }
}
