package io.mirrordesk.plan;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.policy.AccessGrant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Generates situations over few names, so that target and registry often meet, with and without what is others'. */
final class PlanDomain extends DomainContextBase {

    private static final List<Prefix> PREFIXES =
            Stream.of("docker-hub", "quay", "team/hub").map(Prefix::parse).toList();
    private static final List<String> SECRETS =
            List.of("ecr-pullthroughcache/hub-1", "ecr-pullthroughcache/hub-2", "ecr-pullthroughcache/quay-1");
    private static final List<String> SIDS = List.of("MirrordeskDockerHub", "MirrordeskQuay", "Foreign", "Statement");
    static final List<RepositoryName> REPOSITORIES = Stream.of(
                    "docker-hub/library/nginx", "docker-hub/grafana/grafana", "quay/prometheus/prometheus", "shop/cart")
            .map(RepositoryName::parse)
            .toList();

    private static final List<Encryption> ENCRYPTIONS = Stream.of(
                    "AES256",
                    "KMS",
                    "arn:aws:kms:eu-central-1:111122223333:key/one",
                    "arn:aws:kms:eu-central-1:111122223333:key/two")
            .map(Encryption::parse)
            .toList();

    @Provide
    Arbitrary<Situation> situations() {
        return Combinators.combine(
                        resources(), resources(), Arbitraries.subsetOf(subjects()), Arbitraries.subsetOf(REPOSITORIES))
                .as(Situation::coherent);
    }

    @Provide
    Arbitrary<Resource> anyResource() {
        return Arbitraries.oneOf(rules(), secrets(), statements(), nativeTemplates(), repositories());
    }

    @Provide
    Arbitrary<Resource.Repository> repositories() {
        return Combinators.combine(
                        Arbitraries.of(REPOSITORIES),
                        tags(),
                        GeneratedPolicies.lifecycle().injectNull(0.3),
                        GeneratedPolicies.document().injectNull(0.3),
                        Arbitraries.of(TagMutability.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(ENCRYPTIONS))
                .as(Resource.Repository::new);
    }

    /** Mirrors of Docker Hub with any template, or none, that a request may bring. */
    @Provide
    Arbitrary<MirrorDefinition> mirrors() {
        return Combinators.combine(
                        Arbitraries.of(AccessMode.class),
                        templates().injectNull(0.1),
                        Arbitraries.of(Mirrors.PAYMENTS, Mirrors.ORGANIZATION)
                                .list()
                                .uniqueElements())
                .as((access, template, grants) -> Mirrors.hub(access, template, grants.toArray(AccessGrant[]::new)));
    }

    private static Arbitrary<TemplateSpec> templates() {
        return Combinators.combine(
                        Arbitraries.of("standard", "other"),
                        Arbitraries.of(TemplateMode.class),
                        tags(),
                        GeneratedPolicies.lifecycle().injectNull(0.3),
                        GeneratedPolicies.document().injectNull(0.5),
                        Arbitraries.of(TagMutability.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(ENCRYPTIONS).map(Encryption::toString).injectNull(0.5))
                .as(TemplateSpec::new);
    }

    private static List<Subject> subjects() {
        return Stream.of(
                        PREFIXES.stream().map(Subject::rule),
                        PREFIXES.stream().map(Subject::nativeTemplate),
                        SECRETS.stream().map(Subject::secret),
                        SIDS.stream().map(Subject::statement),
                        REPOSITORIES.stream().map(Subject::repository))
                .flatMap(subjects -> subjects)
                .toList();
    }

    private Arbitrary<Collection<Resource>> resources() {
        return anyResource().list().ofMaxSize(12).map(PlanDomain::onePerSubject);
    }

    private static Collection<Resource> onePerSubject(List<Resource> resources) {
        Map<Subject, Resource> bySubject = new TreeMap<>();
        resources.forEach(resource -> bySubject.put(resource.subject(), resource));
        return List.copyOf(bySubject.values());
    }

    private static Arbitrary<Resource> rules() {
        return Combinators.combine(
                        Arbitraries.of(PREFIXES),
                        Arbitraries.of(true, false),
                        Arbitraries.of("grafana", "ROOT").injectNull(0.5),
                        Arbitraries.of(SECRETS).injectNull(0.4),
                        Arbitraries.of("arn:aws:iam::111122223333:role/pull").injectNull(0.8))
                .as((prefix, hub, upstreamPrefix, secret, role) -> new Resource.Rule(
                        prefix,
                        hub ? "docker-hub" : "quay",
                        hub ? "registry-1.docker.io" : "quay.io",
                        upstreamPrefix,
                        secret,
                        role));
    }

    private static Arbitrary<Resource> secrets() {
        return Arbitraries.of(SECRETS).map(Resource.Secret::new);
    }

    private static Arbitrary<Resource> statements() {
        return Arbitraries.of(SIDS)
                .flatMap(sid -> GeneratedPolicies.statement(sid).map(json -> new Resource.Statement(sid, json)));
    }

    private static Arbitrary<Resource> nativeTemplates() {
        return Combinators.combine(
                        Arbitraries.of(PREFIXES),
                        Arbitraries.of(TagMutability.class),
                        GeneratedPolicies.document().injectNull(0.3),
                        GeneratedPolicies.lifecycle().injectNull(0.3))
                .as(Resource.NativeTemplate::new);
    }

    private static Arbitrary<Map<String, String>> tags() {
        return Arbitraries.maps(
                        Arbitraries.of("team", "cost-centre", Blueprint.MIRROR_TAG, Blueprint.TEMPLATE_TAG),
                        Arbitraries.of("payments", "platform", ""))
                .ofMaxSize(4);
    }
}
