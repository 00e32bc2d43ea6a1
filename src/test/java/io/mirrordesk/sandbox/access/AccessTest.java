package io.mirrordesk.sandbox.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What registry policies and repository policies say to callers of the own and of other accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final Registry HOME = new Registry("111122223333", "eu-central-1");
    private static final Principal ROLE =
            new Principal("444455556666", "arn:aws:sts::444455556666:assumed-role/node/i-1");
    private static final Principal STRANGER = new Principal("999900001111", "arn:aws:iam::999900001111:root");
    private static final String IMPORT = "ecr:BatchImportUpstreamImage";
    private static final String GET = "ecr:BatchGetImage";

    private Store store;
    private Access access;

    @BeforeAll
    void start(@TempDir Path directory) {
        store = Store.open(directory);
        access = new Access(store.documents(), Map.of("444455556666", "o-1/r-1/ou-payments/"));
    }

    @AfterAll
    void stop() {
        store.close();
    }

    @AfterEach
    void forget() {
        store.documents().delete(HOME, Documents.REGISTRY_POLICY);
        store.documents().delete(HOME, Documents.setting("REGISTRY_POLICY_SCOPE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'*'                                                     | true",
                "{'AWS':'*'}                                             | true",
                "{'AWS':'444455556666'}                                  | true",
                "{'AWS':'arn:aws:iam::444455556666:root'}                | true",
                "{'AWS':'arn:aws:iam::444455556666:role/node'}           | true",
                "{'AWS':'arn:aws:iam::444455556666:role/eks/prod/node'}  | true",
                "{'AWS':'arn:aws:sts::444455556666:assumed-role/node/i-1'} | true",
                "{'AWS':['arn:aws:iam::1:root','444455556666']}          | true",
                "{'AWS':'arn:aws:iam::444455556666:role/other'}          | false",
                "{'AWS':'999900001111'}                                  | false",
                "{'Service':'ecr.amazonaws.com'}                         | false",
                "{}                                                      | false",
            })
    void knowsPrincipals(String principal, boolean allowed) {
        policy(allow(principal, IMPORT, ""));

        assertThat(allows(ROLE, IMPORT)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}                                          | true",
                "{'StringEquals':{'aws:PrincipalOrgID':['o-0','o-1']}}                                  | true",
                "{'StringEquals':{'aws:PrincipalOrgID':'o-2'}}                                          | false",
                "{'StringNotEquals':{'aws:PrincipalOrgID':'o-2'}}                                       | true",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-1/*/ou-payments/*'}}             | true",
                "{'ForAnyValue:StringEquals':{'aws:PrincipalOrgPaths':'o-1/r-1/ou-payments/'}}          | true",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-1/r-1/ou-other/*'}}              | false",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/n*'}}                   | true",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/x*'}}                   | false",
                "{'StringEquals':{'aws:PrincipalAccount':'444455556666','aws:PrincipalOrgID':'o-2'}}    | false",
                "{'StringEquals':{'aws:SourceVpce':'vpce-1'}}                                           | false",
                "{'StringEqualsIfExists':{'aws:SourceVpce':'vpce-1'}}                                   | true",
                "{'Null':{'aws:SourceVpce':'true'}}                                                     | true",
                "{'NumericLessThan':{'aws:PrincipalAccount':'5'}}                                       | false",
            })
    void knowsConditions(String condition, boolean allowed) {
        policy(allow("'*'", IMPORT, ",'Condition':" + condition));

        assertThat(allows(ROLE, IMPORT)).isEqualTo(allowed);
    }

    @Test
    void anAccountOutsideOfOrganizationsIsInNone() {
        policy(allow("'*'", IMPORT, ",'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}}"));
        assertThat(allows(STRANGER, IMPORT)).isFalse();

        policy(allow("'*'", IMPORT, ",'Condition':{'ForAnyValue:StringNotLike':{'aws:PrincipalOrgPaths':'o-2/*'}}"));
        assertThat(allows(STRANGER, IMPORT)).isFalse();
    }

    @Test
    void aDenialWinsOverThePermissionsOfBothPoliciesAndOfTheOwner() {
        policy(allow("'*'", "ecr:*", "") + ",{'Effect':'Deny','Principal':'*','Action':'" + IMPORT
                + "','Resource':'arn:aws:ecr:eu-central-1:111122223333:repository/hub/*'}");
        String repositoryPolicy = document(allow("'*'", "ecr:*", ""));

        assertThat(access.allows(ROLE, HOME, IMPORT, "hub/nginx", repository(repositoryPolicy)))
                .isFalse();
        assertThat(access.allows(owner(), HOME, IMPORT, "hub/nginx", Optional.empty()))
                .isFalse();
        assertThat(access.allows(owner(), HOME, IMPORT, "quay/nginx", Optional.empty()))
                .isTrue();
    }

    @Test
    void aRegistryPolicyOfScopeV1IsAskedAboutImportsAndCreationOnly() {
        policy(allow("'*'", "ecr:*", ""));
        assertThat(allows(ROLE, GET)).isTrue();

        store.documents().put(HOME, Documents.setting("REGISTRY_POLICY_SCOPE"), "V1");
        assertThat(allows(ROLE, GET)).isFalse();
        assertThat(allows(ROLE, IMPORT)).isTrue();
        assertThat(allows(ROLE, "ecr:CreateRepository")).isTrue();
    }

    @Test
    void aRepositoryPolicySpeaksOfItsRepository() {
        String policy = document(allow("{'AWS':'444455556666'}", GET, ""));

        assertThat(access.allows(ROLE, HOME, GET, "hub/nginx", repository(policy)))
                .isTrue();
        assertThat(access.allows(ROLE, HOME, IMPORT, "hub/nginx", repository(policy)))
                .isFalse();
        assertThat(access.allows(ROLE, HOME, GET, "hub/nginx", Optional.empty()))
                .isFalse();
    }

    @Test
    void aTextThatIsNoPolicyGrantsNothing() {
        assertThat(access.allows(ROLE, HOME, GET, "hub/nginx", repository("nonsense")))
                .isFalse();
        assertThat(access.allows(owner(), HOME, GET, "hub/nginx", repository("[{")))
                .isTrue();
    }

    @Test
    void manyWildcardsTakeNoLonger() {
        assertThat(Wildcard.matches("*a".repeat(60) + "b", "a".repeat(250))).isFalse();
        assertThat(Wildcard.matches("repository/*/ng?nx*", "repository/hub/library/nginx"))
                .isTrue();
        assertThat(Wildcard.matches("a?", "a")).isFalse();
        assertThat(Wildcard.matches("**", "")).isTrue();
    }

    private static Principal owner() {
        return new Principal(HOME.account(), "arn:aws:iam::111122223333:root");
    }

    private boolean allows(Principal caller, String action) {
        return access.allows(caller, HOME, action, "hub/nginx", Optional.empty());
    }

    private void policy(String statements) {
        store.documents().put(HOME, Documents.REGISTRY_POLICY, document(statements));
    }

    private static String allow(String principal, String action, String more) {
        return "{'Effect':'Allow','Principal':" + principal + ",'Action':'" + action + "','Resource':'*'" + more + "}";
    }

    private static String document(String statements) {
        return ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"');
    }

    private static Optional<Repository> repository(String policy) {
        return Optional.of(new Repository(
                1,
                HOME,
                "hub/nginx",
                Instant.EPOCH,
                RepositorySettings.defaults().withPolicy(policy)));
    }
}
