package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EcrUpstreamPoliciesTest {

    private static final String UPSTREAM = "999988887777.dkr.ecr.us-east-1.amazonaws.com";

    @Test
    void theRoleIsForEcrsPullThroughCache() {
        EcrUpstreamPolicies policies = EcrUpstreamPolicies.of("111122223333", UPSTREAM, null);

        assertThat(policies.trust()).contains("\"Service\": \"pullthroughcache.ecr.amazonaws.com\"", "sts:AssumeRole");
        assertThat(policies.permissions()).contains("ecr:PutImage", "ecr:GetImageCopyStatus", "\"Resource\": \"*\"");
    }

    @Test
    void anotherAccountLetsThisOneInAtWhatIsCached() {
        assertThat(EcrUpstreamPolicies.of("111122223333", UPSTREAM, "base")
                        .upstream()
                        .orElseThrow())
                .contains("arn:aws:iam::111122223333:root", "arn:aws:ecr:us-east-1:999988887777:repository/base/*")
                .doesNotContain("\"*\"");
        assertThat(EcrUpstreamPolicies.of("111122223333", UPSTREAM, null)
                        .upstream()
                        .orElseThrow())
                .contains("arn:aws:ecr:us-east-1:999988887777:repository/*");
        assertThat(EcrUpstreamPolicies.of("111122223333", UPSTREAM + ".cn", "ROOT")
                        .upstream()
                        .orElseThrow())
                .contains("arn:aws-cn:iam::111122223333:root", "arn:aws-cn:ecr:us-east-1:999988887777:repository/*");
    }

    @Test
    void theSameAccountSetsNoPolicyForItself() {
        assertThat(EcrUpstreamPolicies.of("999988887777", UPSTREAM, null).upstream())
                .isEmpty();
    }

    @Test
    void eachIsAPolicyDocument() {
        EcrUpstreamPolicies policies = EcrUpstreamPolicies.of("111122223333", UPSTREAM, null);

        assertThat(PolicyDocument.parse(policies.trust()).statements()).hasSize(1);
        assertThat(PolicyDocument.parse(policies.permissions()).statements()).hasSize(1);
        assertThat(PolicyDocument.parse(policies.upstream().orElseThrow()).statements())
                .hasSize(1);
    }

    @Test
    void whatIsNoEcrRegistryHasNone() {
        assertThatThrownBy(() -> EcrUpstreamPolicies.of("111122223333", "quay.io", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EcrUpstreamPolicies.accountOf("quay.io")).isEmpty();
        assertThat(EcrUpstreamPolicies.accountOf(UPSTREAM)).contains("999988887777");
    }
}
