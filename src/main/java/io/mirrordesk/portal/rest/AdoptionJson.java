package io.mirrordesk.portal.rest;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.Adoption;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.AccessGrant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan takes under management as it is, in one registry. */
record AdoptionJson(
        String registry,
        List<MirrorJson> mirrors,
        List<CredentialJson> credentials,
        List<RepositoryName> repositories) {

    /** A mirror as it would be defined. */
    record MirrorJson(
            String prefix,
            AccessMode access,
            String upstream,
            String upstreamUrl,
            @Nullable String upstreamPrefix,
            @Nullable String credential,
            String team,
            List<AccessGrant> grants) {

        static MirrorJson of(MirrorSpec mirror) {
            return new MirrorJson(
                    mirror.prefix().value(),
                    mirror.access(),
                    mirror.upstream(),
                    mirror.upstreamUrl(),
                    mirror.upstreamPrefix(),
                    mirror.credential(),
                    mirror.team(),
                    mirror.grants());
        }
    }

    /** A credential whose secret exists. */
    record CredentialJson(String name, String upstream, String secretName) {

        static CredentialJson of(CredentialSpec credential) {
            return new CredentialJson(credential.name(), credential.upstream(), credential.secretName());
        }
    }

    /** One for each registry in which something is adopted. */
    static List<AdoptionJson> of(JointPlan joint) {
        return joint.plans().stream()
                .flatMap(plan -> Stream.ofNullable(plan.adoption()).map(adoption -> of(plan.registry(), adoption)))
                .toList();
    }

    private static AdoptionJson of(RegistryId registry, Adoption adoption) {
        return new AdoptionJson(
                registry.toString(),
                adoption.mirrors().stream().map(MirrorJson::of).toList(),
                adoption.credentials().stream().map(CredentialJson::of).toList(),
                adoption.repositories());
    }
}
