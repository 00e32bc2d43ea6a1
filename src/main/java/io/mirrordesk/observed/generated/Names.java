package io.mirrordesk.observed.generated;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Names of repositories, each once, of the kind that upstreams have. */
final class Names {

    private static final Words THINGS = Words.of("""
            nginx redis postgres python node golang alpine busybox debian ubuntu mysql mariadb mongo memcached httpd haproxy
            traefik caddy vault consul kafka zookeeper rabbitmq nats etcd grafana prometheus loki tempo mimir alertmanager
            thanos jaeger fluent-bit fluentd vector otel-collector elasticsearch kibana logstash opensearch keycloak dex
            oauth2-proxy cert-manager external-dns argocd flux tekton jenkins gitlab-runner sonarqube nexus harbor registry
            minio ceph rook longhorn velero cilium calico istio envoy linkerd coredns metrics-server karpenter keda
            descheduler kyverno gatekeeper falco trivy airflow spark flink trino superset metabase jupyterlab mlflow ray
            kubeflow temurin tomcat gradle maven ruby php rust dotnet buildpack kaniko buildkit""");

    private static final Words PARTS = Words.of("""
            operator exporter server agent controller ui cli proxy init webhook sidecar backup migrator gateway worker
            scheduler api adapter bundle test dev base slim runtime sdk chart plugin reloader shell""");

    private final Set<String> given = new HashSet<>();
    private final SplittableRandom random;

    Names(SplittableRandom random) {
        this.random = random;
    }

    /** One that was not given before; the plain ones go first. */
    String next(MirrorProfile profile) {
        for (int attempt = 0; ; attempt++) {
            String name = profile.prefix() + "/" + profile.organizations().pick(random) + "/" + thing(attempt);
            if (given.add(name)) {
                return name;
            }
        }
    }

    private String thing(int attempt) {
        String thing = THINGS.pick(random);
        if (attempt > 0) {
            thing += "-" + PARTS.pick(random);
        }
        return attempt > 1 ? thing + "-" + random.nextInt(1, 2 + attempt * attempt) : thing;
    }
}
