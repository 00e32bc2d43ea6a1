package io.mirrordesk.portal.export;

import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.TagMutability;
import io.mirrordesk.plan.TemplateMode;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.AccessGrant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registry with Docker Hub on demand, with a credential and a template, Quay, which is curated and has neither, and another ECR registry by a role. */
final class Sample {

    static final RegistryId REGISTRY = RegistryId.parse("111122223333.eu-central-1");
    static final String SECRET = "ecr-pullthroughcache/docker-hub-2";
    static final String ARN = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + SECRET + "-AbCdEf";

    static final String ROLE = "arn:aws:iam::111122223333:role/pull-through";

    private static final Instant THEN = Instant.parse("2026-11-30T12:00:00Z");
    private static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed",
            "countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}""";

    private Sample() {}

    static Managed registry() {
        return of("me", Map.of("cost", "shared"), null);
    }

    /** With texts that people choose freely. */
    static Managed of(String username, Map<String, String> tags, @Nullable String repositoryPolicy) {
        TemplateSpec template = new TemplateSpec(
                "standard-cache",
                TemplateMode.EMULATED,
                tags,
                LIFECYCLE,
                repositoryPolicy,
                TagMutability.MUTABLE,
                true,
                null);
        return new Managed(
                REGISTRY,
                List.of(quay(null), hub("docker-hub", template), ecr()),
                List.of(credential(username)),
                new Surroundings(true, List.of("FolkRemedy"), Map.of(SECRET, ARN), 3));
    }

    /** Where nothing was read yet, and where names differ only in what Terraform's cannot hold. */
    static Managed unread() {
        return new Managed(
                REGISTRY,
                List.of(hub("a.b", null), hub("a_b", null), hub("a-b", null), hub("9b", null)),
                List.of(credential("me")),
                new Surroundings(false, List.of(), Map.of(), 0));
    }

    /** A curated mirror with a template that ECR applies. */
    static Managed curated(TemplateMode mode) {
        TemplateSpec template =
                new TemplateSpec("plain", mode, Map.of(), LIFECYCLE, null, TagMutability.MUTABLE, false, null);
        return new Managed(
                REGISTRY, List.of(quay(template)), List.of(), new Surroundings(true, List.of(), Map.of(), 0));
    }

    static Managed empty() {
        return new Managed(REGISTRY, List.of(), List.of(), new Surroundings(true, List.of(), Map.of(), 0));
    }

    private static ManagedMirror hub(String prefix, @Nullable TemplateSpec template) {
        return mirror(
                new MirrorDefinition(
                        REGISTRY,
                        Prefix.parse(prefix),
                        AccessMode.ON_DEMAND,
                        "docker-hub",
                        "registry-1.docker.io",
                        null,
                        SECRET,
                        template,
                        List.of(AccessGrant.organization("o-sandbox0001"), AccessGrant.account("044455556666")),
                        null),
                "docker-hub");
    }

    private static ManagedMirror quay(@Nullable TemplateSpec template) {
        return mirror(
                new MirrorDefinition(
                        REGISTRY,
                        Prefix.parse("quay"),
                        AccessMode.CURATED,
                        "quay",
                        "quay.io",
                        "prometheus",
                        null,
                        template,
                        List.of(),
                        null),
                null);
    }

    private static ManagedMirror ecr() {
        return mirror(
                new MirrorDefinition(
                        REGISTRY,
                        Prefix.parse("other-ecr"),
                        AccessMode.CURATED,
                        "ecr",
                        "444455556666.dkr.ecr.eu-central-1.amazonaws.com",
                        null,
                        null,
                        null,
                        List.of(),
                        ROLE),
                null);
    }

    private static ManagedMirror mirror(MirrorDefinition definition, @Nullable String credential) {
        return new ManagedMirror(
                1, definition, "payments", ManagedMirror.State.ACTIVE, credential, null, 1, THEN, false, null);
    }

    private static ManagedCredential credential(String username) {
        return new ManagedCredential(
                1,
                REGISTRY,
                "docker-hub",
                "docker-hub",
                username,
                SECRET,
                ManagedCredential.State.ACTIVE,
                1,
                THEN,
                THEN,
                LocalDate.parse("2027-01-31"),
                null);
    }
}
