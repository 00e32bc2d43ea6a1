package io.mirrordesk.doctor.check;

import io.mirrordesk.aws.CreationTemplate;
import io.mirrordesk.aws.ImageState;
import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.aws.RepositorySummary;
import io.mirrordesk.aws.RuleValidation;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.doctor.Finding;
import io.mirrordesk.doctor.chart.Caller;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Place;
import io.mirrordesk.doctor.chart.Reading;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.chart.Rules;
import io.mirrordesk.doctor.text.Complaint;
import io.mirrordesk.doctor.text.ErrorText;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Role;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.policy.Statements;
import io.mirrordesk.request.Translation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pull of {@code docker-hub/library/nginx:1.27} by account 444455556666, in a registry where all is well until a test says otherwise. */
final class SomeCase {

    static final String HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
    static final Instant NOW = Instant.parse("2026-11-25T18:00:00Z");
    private static final RepositoryName NAME = RepositoryName.parse("docker-hub/library/nginx");
    private static final RegistryId REGISTRY = RegistryId.parse("111122223333.eu-central-1");
    private static final List<AccessGrant> GRANTS = List.of(AccessGrant.account("444455556666"));

    private String text = HOST + "/" + NAME + ":1.27";
    private AccessMode access = AccessMode.ON_DEMAND;
    private boolean exists = true;
    private boolean cached = true;
    private boolean remembered;
    private String mutability = "MUTABLE";
    private String scope = "V2";
    private @Nullable String lifecycle;
    private @Nullable String own =
            Statements.repositoryPolicy(Optional.empty(), GRANTS).orElseThrow();
    private @Nullable String registryPolicy = policy(String.join(
            ",",
            Statements.registryStatements(REGISTRY.repositoryArnPrefix(), Prefix.parse("docker-hub"), GRANTS)
                    .values()));

    static String policy(String statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}";
    }

    SomeCase saying(String words) {
        text = HOST + "/" + NAME + ":1.27: " + words;
        return this;
    }

    SomeCase pulling(String reference) {
        text = reference;
        return this;
    }

    SomeCase curated() {
        access = AccessMode.CURATED;
        return this;
    }

    SomeCase withoutRepository() {
        exists = false;
        return withoutImage();
    }

    SomeCase withoutImage() {
        cached = false;
        return this;
    }

    SomeCase remembered(@Nullable String lifecyclePolicy) {
        remembered = true;
        lifecycle = lifecyclePolicy;
        return withoutImage();
    }

    SomeCase immutable() {
        mutability = "IMMUTABLE";
        return this;
    }

    SomeCase scopeV1() {
        scope = "V1";
        return this;
    }

    SomeCase repositoryPolicy(@Nullable String policy) {
        own = policy;
        return this;
    }

    SomeCase registryPolicy(@Nullable String policy) {
        registryPolicy = policy;
        return this;
    }

    /** Causes with their likelihood, the likeliest first. */
    List<String> causes() {
        return findings().stream()
                .map(finding -> finding.likelihood() + " " + finding.cause())
                .toList();
    }

    List<Finding> findings() {
        return chart().findings();
    }

    Chart chart() {
        Complaint complaint = ErrorText.read(text).complaints().getFirst();
        Rules rules = new Rules(known(List.of(rule())), List.of(mirror()));
        return Checks.examine(new Case(
                new Person("viewer", Set.of(Role.VIEWER), List.of("payments")),
                complaint,
                registry(),
                List.of(registry()),
                complaint.reference().map(image -> Place.of(image, registry(), Set.of("docker-hub/"))),
                rules,
                new Caller(List.of("444455556666"), Set.of(), Set.of(), false, Optional.empty()),
                complaint.reference().map(_ -> repository(rules)),
                image -> new Translation.Reference(
                        1, 1, image, image, Translation.Status.NOT_COVERED, null, null, null)));
    }

    private Repository repository(Rules rules) {
        return new Repository(
                NAME,
                rules.covering(NAME),
                rules.mirrorOf(NAME),
                known(exists ? Optional.of(details()) : Optional.empty()),
                known(
                        cached
                                ? Optional.of(new ImageState(
                                        Digest.parse("sha256:" + "0a".repeat(32)),
                                        List.of("1.27"),
                                        ImageState.Status.ACTIVE,
                                        null,
                                        NOW))
                                : Optional.empty()),
                known(Optional.ofNullable(registryPolicy)),
                known(scope),
                known(List.<CreationTemplate>of()),
                Optional.of(known(new RuleValidation(true, null))),
                Optional.empty(),
                known(Optional.empty()),
                known(remembered));
    }

    private RepositoryDetails details() {
        return new RepositoryDetails(
                new RepositorySummary(NAME, REGISTRY.arnOf(NAME), NOW, mutability, true, "AES256", null),
                Map.of(),
                lifecycle,
                own,
                cached);
    }

    private static Resource.Rule rule() {
        return new Resource.Rule(
                Prefix.parse("docker-hub"),
                "docker-hub",
                "registry-1.docker.io",
                null,
                "ecr-pullthroughcache/hub-1",
                null);
    }

    private ManagedMirror mirror() {
        return new ManagedMirror(
                1,
                new MirrorDefinition(
                        REGISTRY,
                        Prefix.parse("docker-hub"),
                        access,
                        "docker-hub",
                        "registry-1.docker.io",
                        null,
                        "ecr-pullthroughcache/hub-1",
                        null,
                        GRANTS,
                        null),
                "platform",
                ManagedMirror.State.ACTIVE,
                "hub",
                null,
                1,
                NOW,
                false,
                null);
    }

    private static ManagedRegistry registry() {
        return new ManagedRegistry(REGISTRY, ManagedRegistry.Mode.MANAGED, null, null, HOST, null, null, null, 50);
    }

    private static <T> Reading<T> known(T value) {
        return new Reading.Known<>(value, "a test", NOW);
    }
}
