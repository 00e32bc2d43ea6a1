package io.mirrordesk.portal.demo;

import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A past for the demo's images, the same at every try: from hours to months old, some pulled today, some not for weeks, some never.
 * None is older than its template keeps images.
 */
final class DemoAges {

    /** In days; repositories take them in turns. */
    private static final double[] PUSHED = {0.2, 2, 5, 9, 14, 0.6, 23, 31, 3, 44, 58, 12, 71};

    /** The last pull as a share of that age. */
    private static final double[] PULLED = {0.02, 0.5, 0.1, 0.9, 0.05, 0.7, 0.3, 0.01, 0.2, 0.95, 0.6};

    private static final Set<String> NEVER_PULLED = Set.of(
            "kubernetes/metrics-server/metrics-server",
            "quay/minio/minio",
            "ecr-public/eks/aws-load-balancer-controller");

    /** Tags that were there before the newest one, with their age in days. */
    private static final Map<String, Double> OLDER = Map.of(
            "quay/prometheus/prometheus:v3.4.2", 96.0,
            "quay/prometheus/alertmanager:v0.27.0", 143.0,
            "quay/argoproj/argocd:v3.0.19", 118.0,
            "quay/jetstack/cert-manager-controller:v1.18.2", 87.0,
            "ecr-public/docker/library/python:3.13-slim", 64.0);

    private DemoAges() {}

    static void tell(DemoColleagues sandbox, List<String> images, Instant now) {
        List<String> repositories =
                images.stream().map(DemoAges::repository).distinct().toList();
        for (int i = 0; i < repositories.size(); i++) {
            double days = PUSHED[i % PUSHED.length];
            double pulled = days * PULLED[i % PULLED.length];
            String repository = repositories.get(i);
            sandbox.age(repository, null, days, NEVER_PULLED.contains(repository) ? null : ago(now, pulled));
        }
        OLDER.forEach((image, days) -> sandbox.age(
                repository(image), image.substring(image.lastIndexOf(':') + 1), days, ago(now, days * 0.8)));
    }

    /** The images that these drafts warm, as {@code <prefix>/<repository>:<tag>}. */
    static List<String> imagesOf(RequestDraft... drafts) {
        return new ArrayList<>(Stream.of(drafts)
                .map(RequestDraft::mirror)
                .filter(Objects::nonNull)
                .flatMap(DemoAges::images)
                .toList());
    }

    private static Stream<String> images(MirrorDraft mirror) {
        return Objects.requireNonNullElse(mirror.warm(), List.<String>of()).stream()
                .map(image -> mirror.prefix() + "/" + image);
    }

    private static String repository(String image) {
        return image.substring(0, image.lastIndexOf(':'));
    }

    private static @Nullable String ago(Instant now, double days) {
        return now.minusSeconds(Math.round(days * Duration.ofDays(1).toSeconds()))
                .toString();
    }
}
