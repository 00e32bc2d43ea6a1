package io.mirrordesk.portal.demo;

import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import io.mirrordesk.request.RequestDraft.GrantDraft;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import io.mirrordesk.request.RequestDraft.TemplateDraft;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the demo people ask for. Never the prefix or credential {@code docker-hub}, nor the template {@code standard-cache}. */
final class DemoRequests {

    private static final GrantDraft ORGANIZATION = new GrantDraft("o-sandbox0001", null, null, null);
    private static final GrantDraft PAYMENTS = new GrantDraft(null, null, "444455556666", null);

    private DemoRequests() {}

    static RequestDraft quay() {
        return mirror(
                new MirrorDraft(
                        "quay",
                        "CURATED",
                        "quay",
                        null,
                        null,
                        null,
                        "monitoring",
                        "platform",
                        List.of(ORGANIZATION),
                        List.of(
                                "prometheus/prometheus:v3.5.0",
                                "prometheus/prometheus:v3.4.2",
                                "prometheus/alertmanager:v0.28.1",
                                "prometheus/alertmanager:v0.27.0",
                                "prometheus/node-exporter:v1.9.1",
                                "prometheus/blackbox-exporter:v0.27.0",
                                "prometheus-operator/prometheus-operator:v0.85.0",
                                "argoproj/argocd:v3.1.8",
                                "argoproj/argocd:v3.0.19",
                                "argoproj/argo-rollouts:v1.8.3",
                                "jetstack/cert-manager-controller:v1.19.0",
                                "jetstack/cert-manager-controller:v1.18.2",
                                "jetstack/cert-manager-webhook:v1.19.0",
                                "cilium/cilium:v1.18.2",
                                "keycloak/keycloak:26.3"),
                        null),
                template("monitoring", 180, Map.of("cost-centre", "platform", "environment", "shared")),
                "Monitoring and delivery tools come from Quay, and its outages stop our rollouts.");
    }

    static RequestDraft publicEcr() {
        return mirror(
                new MirrorDraft(
                        "ecr-public",
                        "ON_DEMAND",
                        "ecr-public",
                        null,
                        null,
                        null,
                        "base-images",
                        "payments",
                        List.of(ORGANIZATION, PAYMENTS),
                        List.of(
                                "amazonlinux/amazonlinux:2023",
                                "docker/library/python:3.13",
                                "docker/library/python:3.13-slim",
                                "docker/library/node:22",
                                "docker/library/alpine:3.22",
                                "docker/library/redis:8",
                                "eks/aws-load-balancer-controller:v2.14.0",
                                "karpenter/controller:1.8.1",
                                "aws-observability/aws-for-fluent-bit:stable",
                                "lambda/python:3.13",
                                "lambda/java:25"),
                        null),
                template("base-images", 90, Map.of("cost-centre", "payments")),
                "Our services build on these, and the public registry is slow from our VPCs. Every team may use them.");
    }

    static RequestDraft kubernetes() {
        return mirror(
                new MirrorDraft(
                        "kubernetes",
                        "CURATED",
                        "k8s",
                        null,
                        null,
                        null,
                        "cluster-images",
                        "platform",
                        List.of(ORGANIZATION),
                        List.of(
                                "pause:3.10",
                                "coredns/coredns:v1.12.4",
                                "etcd:3.6.4-0",
                                "kube-proxy:v1.34.1",
                                "kube-state-metrics/kube-state-metrics:v2.17.0",
                                "metrics-server/metrics-server:v0.8.0",
                                "ingress-nginx/controller:v1.13.3",
                                "autoscaling/cluster-autoscaler:v1.34.0",
                                "external-dns/external-dns:v0.19.0",
                                "sig-storage/csi-provisioner:v5.3.0",
                                "dns/k8s-dns-node-cache:1.26.5"),
                        null),
                template("cluster-images", 365, Map.of("cost-centre", "platform", "criticality", "high")),
                "Clusters must start without a route to the internet.");
    }

    /** Waits for a decision. */
    static RequestDraft pending() {
        MirrorDraft mirror = new MirrorDraft(
                "github",
                "CURATED",
                "github-container-registry",
                null,
                null,
                "github-bot",
                "base-images",
                "payments",
                List.of(PAYMENTS),
                List.of("kyverno/kyverno:v1.15.2", "external-secrets/external-secrets:v0.20.1"),
                null);
        CredentialDraft credential =
                new CredentialDraft("github-bot", "github-container-registry", "payments-bot", "demo-token", null);
        return new RequestDraft(
                "CREATE_MIRROR",
                null,
                mirror,
                credential,
                null,
                null,
                "Kyverno and External Secrets are pulled from GHCR by every node, with a token copied into each namespace.");
    }

    /** Is rejected: a second mirror of an upstream that has one. */
    static RequestDraft second() {
        return mirror(
                new MirrorDraft(
                        "payments-quay",
                        "ON_DEMAND",
                        "quay",
                        null,
                        null,
                        null,
                        "base-images",
                        "payments",
                        List.of(PAYMENTS),
                        List.of("strimzi/kafka:0.48.0-kafka-4.1.0"),
                        null),
                null,
                "We need Strimzi for a two-day hackathon.");
    }

    private static RequestDraft mirror(MirrorDraft mirror, @Nullable TemplateDraft template, String reason) {
        return new RequestDraft("CREATE_MIRROR", null, mirror, null, template, null, reason);
    }

    private static TemplateDraft template(String name, int days, @Nullable Map<String, String> tags) {
        String lifecycle = """
                {"rules":[
                 {"rulePriority":1,"description":"Untagged images expire after 14 days",
                  "selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},
                  "action":{"type":"expire"}},
                 {"rulePriority":2,"description":"Images expire %1$d days after their push",
                  "selection":{"tagStatus":"any","countType":"sinceImagePushed","countUnit":"days","countNumber":%1$d},
                  "action":{"type":"expire"}}]}""".formatted(days);
        return new TemplateDraft(
                name, "EMULATED", tags, JsonMapper.shared().readTree(lifecycle), null, "MUTABLE", true, null);
    }
}
