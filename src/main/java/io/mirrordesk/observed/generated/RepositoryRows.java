package io.mirrordesk.observed.generated;

import io.mirrordesk.observed.copy.CopyStream;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.StepKind;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code repository}. */
final class RepositoryRows {

    static final String COLUMNS = """
            repository (id, registry_id, name, arn, created_at, tag_mutability, scan_on_push, encryption, mirror, template, team,
                        requested, read_at, conforms, findings, tags, lifecycle_policy, repository_policy, images, size_bytes,
                        last_pushed_at, last_pulled_at, listed_in)""";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** As ECR gives it back after a template's. */
    private static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"description":"Untagged images expire after 180 days","selection":{"tagStatus":\
            "untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":180},"action":{"type":"expire"}},\
            {"rulePriority":2,"description":"Images expire 365 days after their push","selection":{"tagStatus":"any",\
            "countType":"sinceImagePushed","countUnit":"days","countNumber":365},"action":{"type":"expire"}}]}""";

    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"MirrordeskPull","Effect":"Allow","Principal":"*","Action":\
            ["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer","ecr:BatchCheckLayerAvailability"],"Condition":\
            {"StringEquals":{"aws:PrincipalOrgID":"o-sandbox0001"}}}]}""";

    private final Shape shape;
    private final CopyStream rows;

    RepositoryRows(Shape shape, CopyStream rows) {
        this.shape = shape;
        this.rows = rows;
    }

    void add(GeneratedRepository repository) {
        MirrorProfile profile = repository.profile();
        rows.row(
                repository.id(),
                shape.registry(),
                repository.name(),
                shape.registry().arnOf(RepositoryName.parse(repository.name())),
                repository.createdAt(),
                Findings.has(repository, StepKind.PUT_TAG_MUTABILITY) ? "IMMUTABLE" : "MUTABLE",
                repository.scanOnPush(),
                "AES256",
                profile.isMirror() ? profile.prefix() : null,
                profile.template(),
                profile.isMirror() ? profile.team() : null,
                repository.requested(),
                repository.readAt(),
                repository.conforms(),
                JSON.writeValueAsString(repository.findings()),
                JSON.writeValueAsString(tags(repository)),
                hasLifecycle(repository) ? LIFECYCLE : null,
                hasPolicy(repository) ? POLICY : null,
                repository.images().size(),
                repository.sizeBytes(),
                repository.latest(GeneratedImage::pushedAt),
                repository.latest(GeneratedImage::lastPulledAt),
                1);
    }

    private static Map<String, String> tags(GeneratedRepository repository) {
        MirrorProfile profile = repository.profile();
        if (!profile.isMirror() || Findings.has(repository, StepKind.TAG_REPOSITORY)) {
            return Map.of();
        }
        String template = Objects.toString(profile.template());
        return Map.of(
                "mirrordesk:mirror", profile.prefix(),
                "mirrordesk:template", template.substring(0, template.indexOf('@')));
    }

    private static boolean hasLifecycle(GeneratedRepository repository) {
        return repository.readAt() != null
                && repository.profile().isMirror()
                && repository.findings().stream()
                        .noneMatch(finding -> finding.message().equals("The lifecycle policy is missing."));
    }

    private static boolean hasPolicy(GeneratedRepository repository) {
        return repository.readAt() != null
                && repository.profile().isMirror()
                && repository.findings().stream()
                        .noneMatch(finding -> finding.message().equals("The repository policy is missing."));
    }
}
