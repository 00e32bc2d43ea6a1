package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.policy.LintFinding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ECR stores without a word, and what a person is told about it. */
class PolicyLinterTest {

    private static final String ARNS = "arn:aws:ecr:eu-central-1:111122223333:repository/";
    private static final LintedRegistry REGISTRY =
            new LintedRegistry(ARNS, Set.of("docker-hub", "quay"), Optional.of("V2"));
    private static final LintedRegistry NARROW = new LintedRegistry(ARNS, Set.of(), Optional.of("V1"));
    private static final String PAIR = "[\"ecr:BatchImportUpstreamImage\", \"ecr:CreateRepository\"]";

    @Test
    void saysNothingAboutTheStatementsOfAMirror() {
        List<AccessGrant> grants = List.of(
                AccessGrant.account("444455556666"),
                AccessGrant.organization("o-sandbox0001"),
                AccessGrant.organizationPath("o-sandbox0001/r-ab12/ou-ab12-11111111/"));
        Map<String, String> own = Statements.registryStatements(ARNS, Prefix.parse("docker-hub"), grants);
        PolicyDocument policy = PolicyDocument.empty();
        for (Map.Entry<String, String> statement : own.entrySet()) {
            policy = policy.with(statement.getKey(), statement.getValue());
        }
        assertThat(own).hasSize(3);
        assertThat(PolicyLinter.lint(policy.text(), REGISTRY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:us-east-2:111122223333:repository/docker-hub/*        | is no ARN: it has 5 parts where six are needed.
            docker-hub/*                                                  | is no ARN: it has 1 part where six are needed.
            arn:aws-cn:ecr:eu-central-1:111122223333:repository/quay/*    | is in the partition “aws-cn”, this registry in “aws”.
            arn:aws:s3:eu-central-1:111122223333:repository/quay/*        | belongs to “s3”, a registry's repositories to “ecr”.
            arn:aws:ecr:us-east-1:111122223333:repository/quay/*          | is in “us-east-1”, this registry in “eu-central-1”.
            arn:aws:ecr:eu-central-1:444455556666:repository/quay/*       | belongs to the account “444455556666”, this registry to “111122223333”.
            arn:aws:ecr:eu-central-1:111122223333:quay/*                  | names no repository: it has to begin with “repository/”.
            arn:aws:ecr:eu-central-1:111122223333:repository/dokcer-hub/* | No pull-through cache rule of this registry has a prefix that “dokcer-hub/*” reaches.
            """)
    void aResourceThatReachesNothingIsWithoutEffect(String resource, String message) {
        LintFinding finding = only(PolicyLinter.lint(statement("444455556666", PAIR, resource), REGISTRY));
        assertThat(finding.severity()).isEqualTo(Severity.WITHOUT_EFFECT);
        assertThat(finding.element()).isEqualTo("Resource");
        assertThat(finding.message()).endsWith(message);
        assertThat(finding.sid()).isEqualTo("Foreign");
        assertThat(finding.statement()).isEqualTo(1);
    }

    @Test
    void proposesThePrefixThatWasProbablyMeant() {
        assertThat(only(PolicyLinter.lint(statement("444455556666", PAIR, ARNS + "dokcer-hub/*"), REGISTRY))
                        .help())
                .isEqualTo("Did you mean “docker-hub/*”?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docker-hub/*", "docker-hub/library/*", "docker*/x", "quay/prometheus/prometheus", "*/nginx"})
    void aPatternThatReachesAPrefixIsFine(String path) {
        assertThat(PolicyLinter.lint(statement("444455556666", PAIR, ARNS + path), REGISTRY))
                .isEmpty();
    }

    @Test
    void aPrefixWithoutItsSlashReachesItsNeighbours() {
        LintFinding finding = only(PolicyLinter.lint(statement("444455556666", PAIR, ARNS + "quay*"), REGISTRY));
        assertThat(finding.severity()).isEqualTo(Severity.TOO_WIDE);
        assertThat(finding.help()).isEqualTo("Write “quay/*”.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ARNS + "*"})
    void aResourceThatReachesEveryMirrorIsTooWide(String resource) {
        assertThat(only(PolicyLinter.lint(statement("444455556666", PAIR, resource), REGISTRY))
                        .severity())
                .isEqualTo(Severity.TOO_WIDE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            44445555666                               | is neither an account of 12 digits nor the ARN
            arn:aws:iam:444455556666:role/build       | is neither an account of 12 digits nor the ARN
            arn:aws:iam::444455556666:group/builders  | is neither an account of 12 digits nor the ARN
            arn:aws-cn:iam::444455556666:root         | is in the partition aws-cn, this registry in aws
            AROAEXAMPLEEXAMPLE123                     | stands for a role or user that was deleted.
            arn:aws:iam::444455556666:role/build-*    | has a wildcard, and IAM takes none inside of a principal.
            """)
    void aPrincipalThatCannotExistIsWithoutEffect(String principal, String message) {
        LintFinding finding = only(PolicyLinter.lint(statement(principal, PAIR, ARNS + "quay/*"), REGISTRY));
        assertThat(finding.severity()).isEqualTo(Severity.WITHOUT_EFFECT);
        assertThat(finding.element()).isEqualTo("Principal");
        assertThat(finding.message()).contains(message);
    }

    @Test
    void everybodyWithoutAConditionIsTooWide() {
        assertThat(only(PolicyLinter.lint(statement("*", PAIR, ARNS + "quay/*"), REGISTRY))
                        .message())
                .startsWith("Everybody with an AWS account may do this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ecr:*\"", "\"*\"", "[\"ecr:BatchGetImage\", \"ecr:*\"]"})
    void everythingIsExplainedWithTwoWaysOut(String actions) {
        LintFinding finding = only(PolicyLinter.lint(statement("444455556666", actions, ARNS + "quay/*"), REGISTRY));
        assertThat(finding.severity()).isEqualTo(Severity.TOO_WIDE);
        assertThat(finding.message())
                .contains("lets them delete repositories and change policies too")
                .contains("ecr:BatchImportUpstreamImage and ecr:CreateRepository");
        assertThat(finding.help())
                .isEqualTo(
                        "Name these two for the mirror's prefix, or make the mirror curated: then other accounts need no"
                                + " statement here.");
    }

    @Test
    void actionsBesideThePairAreNamed() {
        String more =
                "[\"ecr:BatchImportUpstreamImage\", \"ecr:CreateRepository\", \"ecr:Delete*\", \"ecr:BatchGetImage\"]";
        assertThat(only(PolicyLinter.lint(statement("444455556666", more, ARNS + "quay/*"), REGISTRY))
                        .message())
                .isEqualTo(
                        "It allows more than a mirror needs: ecr:DeleteLifecyclePolicy, ecr:DeletePullThroughCacheRule,"
                                + " ecr:DeleteRegistryPolicy, ecr:DeleteRepository, ecr:DeleteRepositoryCreationTemplate,"
                                + " ecr:DeleteRepositoryPolicy, ecr:DeleteSigningConfiguration.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ecr:BatchImportUpsteamImage | ECR has no action “ecr:BatchImportUpsteamImage”.        | Did you mean “ecr:BatchImportUpstreamImage”?
            BatchGetImage               | “BatchGetImage” lacks its service.                      | Write “ecr:BatchGetImage”.
            s3:GetObject                | A registry policy is asked about ECR's actions only     | Take it out.
            """)
    void anActionThatDoesNotExistIsWithoutEffect(String action, String message, String help) {
        LintFinding finding =
                only(PolicyLinter.lint(statement("444455556666", '"' + action + '"', ARNS + "quay/*"), REGISTRY));
        assertThat(finding.severity()).isEqualTo(Severity.WITHOUT_EFFECT);
        assertThat(finding.message()).startsWith(message);
        assertThat(finding.help()).isEqualTo(help);
    }

    @Test
    void whoMayImportButNotCreateIsTold() {
        LintFinding finding = only(PolicyLinter.lint(
                statement("444455556666", "\"ecr:BatchImportUpstreamImage\"", ARNS + "quay/*"), REGISTRY));
        assertThat(finding.severity()).isEqualTo(Severity.INCOMPLETE);
        assertThat(finding.message())
                .isEqualTo(
                        "It lets them import but not create: the first pull of each repository fails as “not found”.");
    }

    @Test
    void aDenyThatScopeV1IgnoresIsSaid() {
        String deny = statement("444455556666", "\"ecr:BatchGetImage\"", ARNS + "quay/*")
                .replace("Allow", "Deny");
        LintFinding finding = only(PolicyLinter.lint(deny, NARROW));
        assertThat(finding.message())
                .isEqualTo("The policy's scope is V1, so ECR asks it about ecr:BatchImportUpstreamImage,"
                        + " ecr:CreateRepository, ecr:ReplicateImage only: this Deny is ignored.");
        assertThat(PolicyLinter.lint(deny, REGISTRY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            StringEquals           | aws:PrincipalOrgID    | sandbox0001                     | is not an organization, such as o-a1b2c3d4e5.
            ForAnyValue:StringLike | aws:PrincipalOrgPaths | r-ab12/ou-ab12                  | is not a path in an organization
            StringLike             | aws:PrincipalOrgPaths | o-sandbox0001/r-ab12/*          | has several values, and “StringLike” compares one.
            StringEquals           | aws:PrincipalAccount  | arn:aws:iam::444455556666:root  | is not an account of 12 digits.
            """)
    void aConditionThatIsNeverMetIsSaid(String operator, String key, String value, String message) {
        String policy = statement("*", PAIR, ARNS + "quay/*")
                .replace(
                        "\"Effect\"",
                        "\"Condition\": {\"%s\": {\"%s\": \"%s\"}}, \"Effect\"".formatted(operator, key, value));
        LintFinding finding = only(PolicyLinter.lint(policy, REGISTRY));
        assertThat(finding.element()).isEqualTo("Condition");
        assertThat(finding.message()).contains(message);
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThatThrownBy(() -> PolicyLinter.lint("{}", REGISTRY)).isInstanceOf(InvalidPolicy.class);
    }

    private static LintFinding only(List<LintFinding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static String statement(String principal, String actions, String resource) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Sid": "Foreign", "Effect": "Allow", "Principal": {"AWS": "%s"},
                 "Action": %s, "Resource": "%s"}]}""".formatted(principal, actions, resource);
    }
}
