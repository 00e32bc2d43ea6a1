package io.mirrordesk.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts of statements, policy documents and lifecycle policies. */
final class GeneratedPolicies {

    private static final List<String> PRINCIPALS = List.of(
            "444455556666", "arn:aws:iam::777788889999:root", "777788889999", "arn:aws:iam::444455556666:role/build");

    private GeneratedPolicies() {}

    static Arbitrary<String> statement(String sid) {
        return Combinators.combine(
                        Arbitraries.of(PRINCIPALS).set().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.subsetOf("ecr:CreateRepository", "ecr:BatchImportUpstreamImage"),
                        Arbitraries.of(
                                "",
                                ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":[\"o-abcdefghij\",\"o-klmnopqrst\"]}}"))
                .as((principals, actions, condition) ->
                        "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":%s},\"Action\":%s%s}"
                                .formatted(sid, list(principals), list(actions), condition));
    }

    static Arbitrary<String> document() {
        return Combinators.combine(
                        statement("MirrordeskPull"),
                        statement("Statement").injectNull(0.5),
                        Arbitraries.of("2012-10-17", "2008-10-17"))
                .as((first, second, version) -> "{\"Version\":\"%s\",\"Statement\":[%s]}"
                        .formatted(version, second == null ? first : first + "," + second));
    }

    /** One or two rules, in either order of their priorities. */
    static Arbitrary<String> lifecycle() {
        return Combinators.combine(
                        Arbitraries.of(7, 14, 90),
                        Arbitraries.of(10, 100),
                        Arbitraries.of("untagged", "tagged", "both"))
                .as(GeneratedPolicies::lifecycle);
    }

    private static String lifecycle(int days, int count, String which) {
        String untagged = """
                {"rulePriority":1,"description":"old","selection":{"tagStatus":"untagged","countType":"sinceImagePushed",
                "countUnit":"days","countNumber":%d},"action":{"type":"expire"}}""".formatted(days);
        String tagged = """
                {"rulePriority":2,"selection":{"tagStatus":"tagged","tagPrefixList":["v","release"],
                "countType":"imageCountMoreThan","countNumber":%d},"action":{"type":"expire"}}""".formatted(count);
        return "{\"rules\":[%s]}"
                .formatted(
                        switch (which) {
                            case "untagged" -> untagged;
                            case "tagged" -> tagged;
                            default -> tagged + "," + untagged;
                        });
    }

    private static String list(Set<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
