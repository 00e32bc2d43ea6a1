package io.mirrordesk.plan;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.policy.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The resources that a mirror consists of, composed from its definition. */
public record Blueprint(MirrorDefinition mirror) {

    /** Marks a repository as belonging to a mirror; the value is the prefix. */
    public static final String MIRROR_TAG = "mirrordesk:mirror";

    /** Marks the template that a repository was brought to; the value is its name. Where only ECR applies it, nothing is brought to it. */
    public static final String TEMPLATE_TAG = "mirrordesk:template";

    /** What is the mirror's to say, whatever its template is: the mark, and who may pull. */
    private static final Set<StepKind> OF_THE_MIRROR =
            Set.of(StepKind.TAG_REPOSITORY, StepKind.PUT_REPOSITORY_POLICY, StepKind.DELETE_REPOSITORY_POLICY);

    /** Everything that exists once the mirror does; in curated mode with a repository for each image to warm. */
    public TargetState target(List<UpstreamImage> warm) {
        List<Resource> resources = new ArrayList<>(List.of(rule()));
        nativeTemplate().ifPresent(resources::add);
        resources.addAll(statements());
        if (mirror.access() == AccessMode.CURATED) {
            warm.stream()
                    .map(image -> image.under(mirror.prefix()))
                    .distinct()
                    .map(this::repository)
                    .forEach(resources::add);
        }
        return TargetState.of(resources);
    }

    public Resource.Rule rule() {
        return new Resource.Rule(
                mirror.prefix(),
                mirror.upstream(),
                mirror.upstreamUrl(),
                mirror.upstreamPrefix(),
                mirror.secretName(),
                mirror.customRoleArn());
    }

    /** The registry's statements that let the granted principals import and create; none in curated mode. */
    public List<Resource.Statement> statements() {
        if (mirror.access() == AccessMode.CURATED || mirror.grants().isEmpty()) {
            return List.of();
        }
        return Statements.registryStatements(mirror.registry().repositoryArnPrefix(), mirror.prefix(), mirror.grants())
                .entrySet()
                .stream()
                .map(statement -> new Resource.Statement(statement.getKey(), statement.getValue()))
                .toList();
    }

    /** In on-demand mode, and where the template's mode wants it, ECR's own template: policy and lifecycle are there at birth. */
    public Optional<Resource.NativeTemplate> nativeTemplate() {
        if (mirror.access() == AccessMode.CURATED && !isInEcr()) {
            return Optional.empty();
        }
        return Optional.of(
                new Resource.NativeTemplate(mirror.prefix(), tagMutability(), repositoryPolicy(), lifecyclePolicy()));
    }

    /** Under {@code ROOT} it would reach what other mirrors' pulls create, which no template may. */
    private boolean isInEcr() {
        return mirror.template() != null
                && mirror.template().mode().isInEcr()
                && !mirror.prefix().isRoot();
    }

    /** Whether the portal takes steps of a kind, by itself, on a repository that exists: what only ECR applies is not its to keep. */
    public boolean keeps(StepKind kind) {
        return reachesExisting() || OF_THE_MIRROR.contains(kind);
    }

    /** Whether the portal brings repositories to the template that exist. */
    public boolean reachesExisting() {
        return mirror.template() == null || mirror.template().mode().reachesExisting();
    }

    /** What a repository of this mirror should be. */
    public Resource.Repository repository(RepositoryName name) {
        return new Resource.Repository(
                name,
                tags(),
                lifecyclePolicy(),
                repositoryPolicy(),
                tagMutability(),
                scanOnPush(),
                false,
                Encryption.orDefault(
                        mirror.template() == null ? null : mirror.template().encryption()));
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        TemplateSpec template = mirror.template();
        if (template != null && reachesExisting()) {
            tags.putAll(template.tags());
            tags.put(TEMPLATE_TAG, template.name());
        }
        tags.put(MIRROR_TAG, mirror.prefix().value());
        return tags;
    }

    private @Nullable String lifecyclePolicy() {
        return mirror.template() == null ? null : mirror.template().lifecyclePolicy();
    }

    private @Nullable String repositoryPolicy() {
        Optional<String> base = Optional.ofNullable(mirror.template()).map(TemplateSpec::repositoryPolicy);
        return Statements.repositoryPolicy(base, mirror.grants()).orElse(null);
    }

    private TagMutability tagMutability() {
        return mirror.template() == null
                ? TagMutability.MUTABLE
                : mirror.template().tagMutability();
    }

    private boolean scanOnPush() {
        return mirror.template() != null && mirror.template().scanOnPush();
    }
}
