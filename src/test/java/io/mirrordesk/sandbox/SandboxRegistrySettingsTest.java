package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ExclusionAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ExclusionNotFoundException;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.RepositoryScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.ScanFrequency;
import software.amazon.awssdk.services.ecr.model.ScanType;
import software.amazon.awssdk.services.ecr.model.SigningConfigurationNotFoundException;

class SandboxRegistrySettingsTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/scanner";
    private static final String PROFILE = "arn:aws:signer:eu-central-1:111122223333:/signing-profiles/ecr_signing";

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;
    private EcrClient ecr;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        ecr = sandbox.ecr;
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTRY_POLICY_SCOPE,V2,V1",
        "BASIC_SCAN_TYPE_VERSION,AWS_NATIVE,CLAIR",
        "BLOB_MOUNTING,DISABLED,ENABLED"
    })
    void hasAccountSettingsWithDefaults(String name, String initial, String other) {
        assertThat(ecr.getAccountSetting(s -> s.name(name)).value()).isEqualTo(initial);
        ecr.putAccountSetting(s -> s.name(name).value(other));
        assertThat(ecr.getAccountSetting(s -> s.name(name)).value()).isEqualTo(other);
        assertThatThrownBy(() -> ecr.putAccountSetting(s -> s.name(name).value("x")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keepsTheReplicationConfiguration() {
        assertThat(ecr.describeRegistry(r -> {}).replicationConfiguration().rules())
                .isEmpty();
        ecr.putReplicationConfiguration(c -> c.replicationConfiguration(r ->
                r.rules(rule -> rule.destinations(d -> d.region("eu-west-1").registryId(RunningSandbox.ACCOUNT))
                        .repositoryFilters(f -> f.filter("prod").filterType("PREFIX_MATCH")))));
        assertThat(ecr.describeRegistry(r -> {}).replicationConfiguration().rules())
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.repositoryFilters().getFirst().filter()).isEqualTo("prod"));
        assertThatThrownBy(() -> ecr.putReplicationConfiguration(c -> c.replicationConfiguration(r -> r.rules(
                        rule -> rule.destinations(d -> d.region("eu-central-1").registryId(RunningSandbox.ACCOUNT))))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Replication destination cannot be the same as the source registry");
    }

    @Test
    void tellsTheScanningOfARepositoryByTheRulesOfTheRegistry() {
        ecr.createRepository(r -> r.repositoryName("prod/web"));
        ecr.createRepository(r -> r.repositoryName("test/web"));
        assertThat(ecr.getRegistryScanningConfiguration(r -> {})
                        .scanningConfiguration()
                        .scanType())
                .isEqualTo(ScanType.BASIC);
        ecr.putRegistryScanningConfiguration(c -> c.scanType(ScanType.BASIC)
                .rules(rule -> rule.scanFrequency(ScanFrequency.SCAN_ON_PUSH)
                        .repositoryFilters(f -> f.filter("prod/*").filterType("WILDCARD"))));
        var answer =
                ecr.batchGetRepositoryScanningConfiguration(r -> r.repositoryNames("prod/web", "test/web", "none"));
        assertThat(answer.scanningConfigurations())
                .extracting(RepositoryScanningConfiguration::scanFrequencyAsString)
                .containsExactly("SCAN_ON_PUSH", "MANUAL");
        assertThat(answer.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.failureCodeAsString()).isEqualTo("REPOSITORY_NOT_FOUND"));
        assertThatThrownBy(() -> ecr.putRegistryScanningConfiguration(c -> c.scanType(ScanType.BASIC)
                        .rules(rule -> rule.scanFrequency(ScanFrequency.CONTINUOUS_SCAN)
                                .repositoryFilters(List.of()))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void keepsTheSigningConfiguration() {
        assertThatThrownBy(() -> ecr.getSigningConfiguration(c -> {}))
                .isInstanceOf(SigningConfigurationNotFoundException.class);
        ecr.putSigningConfiguration(c -> c.signingConfiguration(s -> s.rules(rule -> rule.signingProfileArn(PROFILE))));
        assertThat(ecr.getSigningConfiguration(c -> {}).signingConfiguration().rules())
                .hasSize(1);
        ecr.deleteSigningConfiguration(c -> {});
        assertThatThrownBy(() -> ecr.deleteSigningConfiguration(c -> {}))
                .isInstanceOf(SigningConfigurationNotFoundException.class);
    }

    @Test
    void keepsThePrincipalsWhosePullsDoNotCount() {
        ecr.registerPullTimeUpdateExclusion(e -> e.principalArn(ROLE));
        assertThatThrownBy(() -> ecr.registerPullTimeUpdateExclusion(e -> e.principalArn(ROLE)))
                .isInstanceOf(ExclusionAlreadyExistsException.class);
        assertThat(ecr.listPullTimeUpdateExclusions(e -> {}).pullTimeUpdateExclusions())
                .containsExactly(ROLE);
        ecr.deregisterPullTimeUpdateExclusion(e -> e.principalArn(ROLE));
        assertThatThrownBy(() -> ecr.deregisterPullTimeUpdateExclusion(e -> e.principalArn(ROLE)))
                .isInstanceOf(ExclusionNotFoundException.class);
        assertThatThrownBy(() -> ecr.registerPullTimeUpdateExclusion(e -> e.principalArn("scanner")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid parameter at 'principalArn' failed to satisfy constraint: 'must satisfy"
                        + " regular expression");
    }
}
