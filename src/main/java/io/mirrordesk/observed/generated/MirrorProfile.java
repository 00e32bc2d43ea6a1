package io.mirrordesk.observed.generated;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies under one prefix of the generated registry.
 *
 * @param template null for a team's own repositories, which no mirror covers
 * @param share of all repositories, in thousandths
 * @param organizations first part of the names below the prefix
 * @param curated whether repositories are asked for by name
 */
record MirrorProfile(
        String prefix, @Nullable String template, String team, int share, Words organizations, boolean curated) {

    private static final Words HUB = Words.of("""
            library grafana bitnami hashicorp apache confluentinc elastic prom jenkins sonatype rancher istio envoyproxy
            mattermost minio rabbitmqoperator temporalio airbyte metabase tensorflow""");

    private static final Words QUAY = Words.of("""
            prometheus coreos argoproj jetstack cilium keycloak strimzi operator-framework fedora centos ceph thanos
            openshift metallb minio""");

    private static final Words GITHUB = Words.of("""
            external-secrets kyverno fluxcd aquasecurity open-telemetry kedacore dependabot renovatebot cloudnative-pg
            home-operations siderolabs spegel-org stefanprodan actions""");

    private static final Words AMAZON = Words.of("""
            eks eks-distro amazonlinux aws-observability karpenter lambda docker/library bitnami aws-controllers-k8s""");

    private static final Words KUBERNETES =
            Words.of("sig-storage coredns ingress-nginx kube-state-metrics autoscaling external-dns dns");

    private static final Words DATA = Words.of("spark flink airflow dbt trino jupyter ray nvidia");

    private static final Words SERVICES = Words.of("checkout ledger search identity mobile web risk reports support");

    private static final List<MirrorProfile> ALL = List.of(
            mirror("docker-hub", "standard-cache@3", "platform", 310, HUB),
            mirror("quay", "monitoring@2", "platform", 110, QUAY).curatedOne(),
            mirror("ghcr", "standard-cache@3", "developer-tools", 140, GITHUB),
            mirror("ecr-public", "base-images@5", "payments", 90, AMAZON),
            mirror("kubernetes", "cluster-images@1", "platform", 30, KUBERNETES).curatedOne(),
            mirror("gitlab", "standard-cache@3", "developer-tools", 50, GITHUB).curatedOne(),
            mirror("chainguard", "base-images@5", "security", 40, AMAZON).curatedOne(),
            mirror("azure/data", "data-images@2", "data", 45, DATA).curatedOne(),
            mirror("payments/docker-hub", "short-lived@1", "payments", 45, HUB),
            mirror("search/docker-hub", "short-lived@1", "search", 35, HUB),
            mirror("ml/nvcr", "data-images@2", "machine-learning", 25, DATA).curatedOne(),
            new MirrorProfile("services", null, "", 80, SERVICES, false));

    /** The one that the n-th of all repositories lies under. */
    static MirrorProfile of(int n, int repositories) {
        long thousandths = 1000L * n / repositories;
        int sum = 0;
        for (MirrorProfile profile : ALL) {
            sum += profile.share;
            if (thousandths < sum) {
                return profile;
            }
        }
        throw new IllegalStateException("The shares do not add up to a thousand.");
    }

    boolean isMirror() {
        return template != null;
    }

    private static MirrorProfile mirror(String prefix, String template, String team, int share, Words below) {
        return new MirrorProfile(prefix, template, team, share, below, false);
    }

    private MirrorProfile curatedOne() {
        return new MirrorProfile(prefix, template, team, share, organizations, true);
    }
}
