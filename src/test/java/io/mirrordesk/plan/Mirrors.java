package io.mirrordesk.plan;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.policy.AccessGrant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mirror of the story: Docker Hub for an organization and an account, with a template. */
final class Mirrors {

    static final String SECRET = "ecr-pullthroughcache/hub-1";
    static final Prefix HUB = Prefix.parse("docker-hub");
    static final UpstreamImage NGINX = new UpstreamImage("docker-hub", "library/nginx", "1.27");
    static final UpstreamImage GRAFANA = new UpstreamImage("docker-hub", "grafana/grafana", "12.1");
    static final AccessGrant PAYMENTS = AccessGrant.account("444455556666");
    static final AccessGrant ORGANIZATION = AccessGrant.organization("o-abcdefghij");
    static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed",
            "countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}""";
    static final TemplateSpec STANDARD = new TemplateSpec(
            "standard-cache",
            TemplateMode.EMULATED,
            Map.of("team", "platform"),
            LIFECYCLE,
            null,
            TagMutability.MUTABLE,
            true,
            null);

    private Mirrors() {}

    static MirrorDefinition curated(AccessGrant... grants) {
        return hub(AccessMode.CURATED, STANDARD, grants);
    }

    static MirrorDefinition onDemand(AccessGrant... grants) {
        return hub(AccessMode.ON_DEMAND, STANDARD, grants);
    }

    static MirrorDefinition withoutTemplate(AccessMode access, AccessGrant... grants) {
        return hub(access, null, grants);
    }

    /** A curated one whose template reaches repositories like this, without what ECR cannot do. */
    static MirrorDefinition curated(TemplateMode mode, AccessGrant... grants) {
        return hub(AccessMode.CURATED, plain(mode), grants);
    }

    /** Without tags and scanning, which not every mode can have. */
    static TemplateSpec plain(TemplateMode mode) {
        return new TemplateSpec("plain", mode, Map.of(), LIFECYCLE, null, TagMutability.IMMUTABLE, false, null);
    }

    static MirrorDefinition hub(AccessMode access, @Nullable TemplateSpec template, AccessGrant... grants) {
        return new MirrorDefinition(
                Situation.REGISTRY,
                HUB,
                access,
                "docker-hub",
                "registry-1.docker.io",
                null,
                SECRET,
                template,
                List.of(grants),
                null);
    }
}
