package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.oci.Prefix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {

    private static final String ARN = "arn:aws:ecr:eu-central-1:111122223333:repository/";
    private static final List<AccessGrant> GRANTS = List.of(
            AccessGrant.organization("o-sandbox0001"),
            AccessGrant.account("444455556666"),
            AccessGrant.principal("arn:aws:iam::777788889999:role/build"),
            AccessGrant.organizationPath("o-sandbox0001/r-ab12/*"));

    @ParameterizedTest
    @CsvSource({
        "docker-hub, MirrordeskDockerHub",
        "quay, MirrordeskQuay",
        "ecr-public, MirrordeskEcrPublic",
        "k8s, MirrordeskK8s",
        "kubernetes, MirrordeskKubernetes",
        "ab, MirrordeskAb",
        "a-b, MirrordeskAB"
    })
    void namesAStatementAfterItsPrefix(String prefix, String sid) {
        assertThat(Statements.sid(Prefix.parse(prefix))).isEqualTo(sid);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a-b",
        "a_b, a-b",
        "a--b, a-b",
        "a/b, a-b",
        "a-1, a1",
        "ROOT, r-o-o-t",
        "root, ROOT",
        "docker-hub-org, docker-hub",
        "quay-path, quay",
        "a/, aa"
    })
    void givesSimilarPrefixesDifferentNames(String one, String other) {
        assertThat(Statements.sids(Prefix.parse(one)))
                .doesNotContainAnyElementsOf(Statements.sids(Prefix.parse(other)));
    }

    @Property
    void givesDifferentPrefixesDifferentNames(@ForAll("prefixes") Prefix one, @ForAll("prefixes") Prefix other) {
        assertThat(Statements.sid(one)).matches("[A-Za-z0-9]+");
        if (!one.equals(other)) {
            assertThat(Statements.sids(one)).doesNotContainAnyElementsOf(Statements.sids(other));
        }
    }

    @Property
    void composesTheSameWhateverTheOrderOfTheGrants(@ForAll long seed) {
        List<AccessGrant> shuffled = new ArrayList<>(GRANTS);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Statements.registryStatements(ARN, Prefix.parse("quay"), shuffled))
                .isEqualTo(Statements.registryStatements(ARN, Prefix.parse("quay"), GRANTS));
        assertThat(Statements.repositoryPolicy(Optional.empty(), shuffled))
                .isEqualTo(Statements.repositoryPolicy(Optional.empty(), GRANTS));
    }

    @Test
    void letsTheGrantedImportAndCreateBelowThePrefix() {
        Map<String, String> statements = Statements.registryStatements(ARN, Prefix.parse("docker-hub"), GRANTS);

        assertThat(statements.keySet())
                .containsExactly("MirrordeskDockerHub", "MirrordeskDockerHubOrg", "MirrordeskDockerHubPath");
        assertThat(statements.get("MirrordeskDockerHub"))
                .isEqualTo(
                        "{\"Sid\":\"MirrordeskDockerHub\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"444455556666\","
                                + "\"arn:aws:iam::777788889999:role/build\"]},\"Action\":[\"ecr:BatchImportUpstreamImage\","
                                + "\"ecr:CreateRepository\"],\"Resource\":\"arn:aws:ecr:eu-central-1:111122223333:repository/docker-hub/*\"}");
        assertThat(statements.get("MirrordeskDockerHubOrg"))
                .contains(
                        "\"Principal\":\"*\"",
                        "\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":[\"o-sandbox0001\"]}}");
        assertThat(statements.get("MirrordeskDockerHubPath"))
                .contains("{\"ForAnyValue:StringLike\":{\"aws:PrincipalOrgPaths\":[\"o-sandbox0001/r-ab12/*\"]}}");
    }

    @Test
    void neverGrantsToEveryoneWithoutACondition() {
        Statements.registryStatements(ARN, Prefix.parse("quay"), GRANTS)
                .values()
                .forEach(statement -> {
                    if (statement.contains("\"Principal\":\"*\"")) {
                        assertThat(statement).contains("\"Condition\"");
                    }
                });
    }

    @Test
    void hasNoStatementWithoutGrants() {
        assertThat(Statements.registryStatements(ARN, Prefix.parse("quay"), List.of()))
                .isEmpty();
        assertThat(Statements.repositoryPolicy(Optional.empty(), List.of())).isEmpty();
    }

    @Test
    void keepsTheTemplatesStatementsBeforeItsOwn() {
        String template =
                "{ \"Version\": \"2012-10-17\", \"Statement\": [ {\"Sid\": \"Audit\",  \"Effect\": \"Deny\"} ] }";

        PolicyDocument policy = PolicyDocument.parse(
                Statements.repositoryPolicy(Optional.of(template), GRANTS).orElseThrow());

        assertThat(policy.sids()).containsExactly("Audit", "MirrordeskPull", "MirrordeskPullOrg", "MirrordeskPullPath");
        assertThat(policy.statement("Audit")).contains("{\"Sid\": \"Audit\",  \"Effect\": \"Deny\"}");
        assertThat(policy.statement("MirrordeskPull").orElseThrow())
                .contains(
                        "ecr:BatchGetImage",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchImportUpstreamImage")
                .doesNotContain("CreateRepository", "Resource");
        assertThat(Statements.repositoryPolicy(Optional.of(template), List.of()))
                .contains(template);
    }

    @Property(tries = 100)
    void readsTheGrantsBackHoweverAwsRewritesTheStatements(@ForAll("prefixes") Prefix prefix, @ForAll long seed) {
        Map<String, String> statements = new TreeMap<>(Statements.registryStatements(ARN, prefix, GRANTS));
        statements.replaceAll((_, statement) -> Policies.rewritten(statement, seed));

        assertThat(Statements.grants(ARN, prefix, statements).orElseThrow())
                .containsExactlyInAnyOrderElementsOf(GRANTS);
    }

    @Property(tries = 100)
    void readsTheGrantsOfAStatementWhateverItsSid(@ForAll("prefixes") Prefix prefix, @ForAll long seed) {
        Statements.registryStatements(ARN, prefix, GRANTS).forEach((sid, statement) -> {
            String theirs = Policies.rewritten(statement, seed).replace(sid, "Theirs");

            assertThat(theirs).contains("Theirs");
            assertThat(GRANTS)
                    .containsAll(Statements.grantsOf(ARN, prefix, theirs).orElseThrow());
            assertThat(Statements.concerns(ARN, prefix, theirs)).isTrue();
            assertThat(Statements.grantsOf(ARN, Prefix.parse("another"), theirs))
                    .isEmpty();
            assertThat(Statements.concerns(ARN, Prefix.parse("another"), theirs))
                    .isFalse();
        });
    }

    @Test
    void readsFewerGrantsFromFewerStatements() {
        Prefix prefix = Prefix.parse("quay");
        Map<String, String> statements = new TreeMap<>(Statements.registryStatements(ARN, prefix, GRANTS));
        statements.remove("MirrordeskQuayOrg");
        assertThat(Statements.grants(ARN, prefix, statements).orElseThrow())
                .doesNotContain(AccessGrant.organization("o-sandbox0001"))
                .hasSize(3);
        assertThat(Statements.grants(ARN, prefix, Map.of())).contains(List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ecr:BatchImportUpstreamImage | ecr:*
            Allow                        | Deny
            repository/quay/*            | repository/*
            444455556666                 | *
            "Resource"                   | "Condition":{"Bool":{"aws:SecureTransport":"true"}},"Resource"
            """)
    void readsNoGrantsFromWhatSaysAnythingElse(String text, String other) {
        Prefix prefix = Prefix.parse("quay");
        Map<String, String> statements = new TreeMap<>(Statements.registryStatements(ARN, prefix, GRANTS));
        statements.computeIfPresent("MirrordeskQuay", (_, statement) -> {
            assertThat(statement).contains(text);
            return statement.replace(text, other);
        });

        assertThat(Statements.grants(ARN, prefix, statements)).isEmpty();
    }

    @Provide
    Arbitrary<Prefix> prefixes() {
        return Arbitraries.strings()
                .withChars("ab1.-_/")
                .ofMinLength(2)
                .ofMaxLength(5)
                .filter(text ->
                        text.matches("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*"))
                .map(Prefix::parse);
    }
}
