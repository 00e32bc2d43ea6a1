package io.mirrordesk.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedMirror.State;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Validation;
import io.mirrordesk.identity.Team;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.AccessGrant;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mirror that does not work still covers. */
class CoverageScopeTest {

    private static final RegistryId REGISTRY = RegistryId.parse("111122223333.eu-central-1");
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void saysWhatCanStillBePulledThroughAMirrorThatFails() {
        assertThat(scope(Set.of("hub/library/nginx"), mirror("hub", State.FAILING))
                        .message())
                .isEqualTo(
                        "The mirror hub does not work at the moment. What it holds can be pulled, but nothing newer comes in.");
        assertThat(scope(Set.of(), mirror("hub", State.FAILING)).message())
                .contains("so it cannot be pulled before that is repaired");
    }

    @Test
    void prefersAMirrorThatWorks() {
        assertThat(scope(Set.of(), mirror("hub", State.FAILING), mirror("spare", State.ACTIVE)))
                .satisfies(answer -> {
                    assertThat(answer.mirror()).isEqualTo("spare");
                    assertThat(answer.message()).isNull();
                });
    }

    private static CoverageScope.Answer scope(Set<String> repositories, ManagedMirror... mirrors) {
        ManagedRegistry registry = new ManagedRegistry(
                REGISTRY, ManagedRegistry.Mode.MANAGED, null, null, "registry.example", null, null, null, 50);
        Team team = new Team("payments", List.of("444455556666"), List.of(), List.of());
        return new CoverageScope(registry, List.of(mirrors), List.of(team), repositories)
                .answer(ImageReference.parse("nginx:1.27"));
    }

    private static ManagedMirror mirror(String prefix, State state) {
        return new ManagedMirror(
                1,
                new MirrorDefinition(
                        REGISTRY,
                        Prefix.parse(prefix),
                        AccessMode.ON_DEMAND,
                        "docker-hub",
                        "registry-1.docker.io",
                        null,
                        "ecr-pullthroughcache/hub-1",
                        null,
                        List.of(new AccessGrant(AccessGrant.Kind.ACCOUNT, "444455556666")),
                        null),
                "platform",
                state,
                "hub",
                null,
                1,
                NOW,
                false,
                new Validation(NOW, state == State.FAILING ? "Refused." : null, null));
    }
}
