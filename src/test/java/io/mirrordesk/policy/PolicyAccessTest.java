package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.policy.AccessAnswer.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy document says about one action of one account. */
class PolicyAccessTest {

    private static final String RESOURCE = "arn:aws:ecr:eu-central-1:111122223333:repository/docker-hub/library/nginx";
    private static final AccessQuestion PULL = new AccessQuestion(
            "444455556666",
            Optional.of("arn:aws:sts::444455556666:assumed-role/build/i-1"),
            Set.of("o-a1b2c3d4e5"),
            Set.of(),
            "ecr:BatchGetImage",
            RESOURCE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"*\"",
                "{\"AWS\": \"*\"}",
                "{\"AWS\": \"444455556666\"}",
                "{\"AWS\": \"arn:aws:iam::444455556666:root\"}",
                "{\"AWS\": [\"999900001111\", \"arn:aws:iam::444455556666:role/build\"]}",
                "{\"AWS\": \"arn:aws:iam::444455556666:role/ci/build\"}",
                "{\"AWS\": \"arn:aws:sts::444455556666:assumed-role/build/i-1\"}"
            })
    void aPrincipalIsNamedInManyWays(String principal) {
        assertThat(ask(statement("Allow", "Principal", principal))).isEqualTo(Effect.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"AWS\": \"999900001111\"}",
                "{\"AWS\": \"arn:aws:iam::444455556666:role/other\"}",
                "{\"Service\": \"ecr.amazonaws.com\"}"
            })
    void anotherPrincipalIsNotMeant(String principal) {
        assertThat(ask(statement("Allow", "Principal", principal))).isEqualTo(Effect.NOT_MENTIONED);
    }

    @Test
    void aRoleDependsOnWhoPullsWhereOnlyTheAccountIsKnown() {
        AccessQuestion account =
                new AccessQuestion("444455556666", Optional.empty(), Set.of(), Set.of(), "ecr:BatchGetImage", RESOURCE);

        assertThat(PolicyAccess.ask(
                                policy(statement(
                                        "Allow", "Principal", "{\"AWS\": \"arn:aws:iam::444455556666:role/build\"}")),
                                account)
                        .effect())
                .isEqualTo(Effect.DEPENDS);
    }

    @ParameterizedTest
    @CsvSource({
        "o-a1b2c3d4e5, StringEquals, ALLOWED",
        "o-another123, StringEquals, NOT_MENTIONED",
        "o-a1b2c3d4e5, StringNotEquals, NOT_MENTIONED",
        "o-a1b2c3*, StringLike, ALLOWED",
        "o-a1b2c3d4e5, NumericEquals, DEPENDS"
    })
    void anOrganizationIsAskedFor(String organization, String operator, Effect expected) {
        assertThat(ask("{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:*\", \"Condition\": {\""
                        + operator + "\": {\"aws:PrincipalOrgID\": \"" + organization + "\"}}}"))
                .isEqualTo(expected);
    }

    @Test
    void aConditionOnSomethingElseIsNotGuessed() {
        assertThat(ask("{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"ecr:*\","
                        + " \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}}"))
                .isEqualTo(Effect.DEPENDS);
    }

    @ParameterizedTest
    @CsvSource({
        "Action, ecr:batchget*, ALLOWED",
        "Action, ecr:PutImage, NOT_MENTIONED",
        "NotAction, ecr:PutImage, ALLOWED",
        "NotAction, ecr:*, NOT_MENTIONED"
    })
    void actionsHaveWildcardsAndNegations(String element, String action, Effect expected) {
        assertThat(ask("{\"Effect\": \"Allow\", \"Principal\": \"*\", \"" + element + "\": \"" + action + "\"}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "docker-hub/*, ALLOWED",
        "quay/*, NOT_MENTIONED",
        "*/nginx, ALLOWED",
        "docker-hub/library/ngin?, ALLOWED"
    })
    void resourcesHaveWildcards(String path, Effect expected) {
        assertThat(ask("{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:*\", \"Resource\":"
                        + " \"arn:aws:ecr:eu-central-1:111122223333:repository/" + path + "\"}"))
                .isEqualTo(expected);
    }

    @Test
    void aDenialCountsMoreThanEveryPermissionAndIsNamed() {
        String allow = statement("Allow", "Principal", "\"*\"");
        String deny = allow.replace("Allow", "Deny").replace("{\"Effect", "{\"Sid\": \"Closed\", \"Effect");

        AccessAnswer answer = PolicyAccess.ask(policy(allow + "," + deny), PULL);

        assertThat(answer).isEqualTo(new AccessAnswer(Effect.DENIED, Optional.of("Closed")));
        assertThat(AccessAnswer.together(List.of(new AccessAnswer(Effect.ALLOWED, Optional.empty()), answer)))
                .isEqualTo(answer);
    }

    @Test
    void everybodyElseIsMeantByNotPrincipal() {
        assertThat(ask(statement("Deny", "NotPrincipal", "{\"AWS\": \"999900001111\"}")))
                .isEqualTo(Effect.DENIED);
        assertThat(ask(statement("Deny", "NotPrincipal", "{\"AWS\": \"444455556666\"}")))
                .isEqualTo(Effect.NOT_MENTIONED);
    }

    @Test
    void theStatementsThatTheMirrorsHaveLetTheirAccountsIn() {
        List<AccessGrant> grants = List.of(AccessGrant.account("444455556666"));
        String own = Statements.repositoryPolicy(Optional.empty(), grants).orElseThrow();

        assertThat(PolicyAccess.ask(own, PULL).effect()).isEqualTo(Effect.ALLOWED);
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThatThrownBy(() -> PolicyAccess.ask("[", PULL)).isInstanceOf(InvalidPolicy.class);
    }

    private static Effect ask(String statement) {
        return PolicyAccess.ask(policy(statement), PULL).effect();
    }

    private static String statement(String effect, String element, String principal) {
        return "{\"Effect\": \"" + effect + "\", \"" + element + "\": " + principal
                + ", \"Action\": \"ecr:BatchGetImage\"}";
    }

    private static String policy(String statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}";
    }
}
