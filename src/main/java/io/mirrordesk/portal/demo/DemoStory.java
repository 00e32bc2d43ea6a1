package io.mirrordesk.portal.demo;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.Syncs;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * What happened before somebody tries the portal. Each part is left out when it is there already, so that a start that was stopped
 * half-way goes on at the next one; the rejected request is the last.
 */
@Component
@ConditionalOnBooleanProperty("mirrordesk.demo.enabled")
class DemoStory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStory.class);

    /** Made by hand before there was a mirror of theirs: they are listed and left alone. */
    private static final List<String> BEFORE = List.of(
            "quay/coreos/etcd:v3.5.23", "quay/minio/minio:RELEASE.2025-09-07T16-13-09Z",
            "kubernetes/e2e-test-images/agnhost:2.57", "kubernetes/sig-storage/csi-attacher:v4.9.0");

    /** Pulled without a request. */
    private static final List<String> PULLED = List.of(
            "quay/fedora/fedora:43",
            "ecr-public/docker/library/busybox:1.37",
            "ecr-public/eks/coredns:v1.12.4-eksbuild.1");

    private final DemoDesk desk;
    private final Registries registries;
    private final Syncs syncs;
    private final DemoHistory history;
    private final Clock clock;

    DemoStory(DemoDesk desk, Registries registries, Syncs syncs, DemoHistory history, Clock clock) {
        this.desk = desk;
        this.registries = registries;
        this.syncs = syncs;
        this.history = history;
        this.clock = clock;
    }

    void tell() {
        try {
            if (!desk.has(DemoRequests.second())) {
                tellAll();
            }
            history.tell();
        } catch (DemoDesk.Closed closed) {
            LOG.info("The demo data is not complete; the next start goes on with it.");
        }
    }

    private void tellAll() {
        ManagedRegistry registry = registries.all().getFirst();
        Optional<DemoColleagues> colleagues =
                Optional.ofNullable(registry.endpoint()).map(endpoint -> new DemoColleagues(registry));
        try {
            tell(colleagues);
        } catch (Problem | RestClientException refused) {
            LOG.warn("The demo data is not complete: {}", refused.getMessage());
        }
    }

    private void tell(Optional<DemoColleagues> colleagues) {
        colleagues.ifPresent(
                them -> BEFORE.forEach(image -> them.createRepository(image.substring(0, image.indexOf(':')))));
        desk.carryOut(DemoRequests.quay(), "admin");
        desk.carryOut(DemoRequests.publicEcr(), "requester");
        desk.file(DemoRequests.pending(), "requester")
                .ifPresent(filed ->
                        desk.say(filed, "requester", "The token belongs to our bot account and reads packages only."));
        if (!desk.has(DemoRequests.kubernetes())) {
            colleagues.ifPresent(them -> them.forbidOnce("CreatePullThroughCacheRule"));
        }
        desk.carryOut(DemoRequests.kubernetes(), "admin");
        colleagues.ifPresent(this::liveOn);
        desk.reject(
                DemoRequests.second(),
                "requester",
                "quay is mirrored already, and a rule is scarce. Ask for your images under quay: it takes a minute.");
    }

    private void liveOn(DemoColleagues colleagues) {
        BEFORE.forEach(colleagues::pull);
        PULLED.forEach(colleagues::pull);
        List<String> images =
                DemoAges.imagesOf(DemoRequests.kubernetes(), DemoRequests.quay(), DemoRequests.publicEcr());
        images.addAll(BEFORE);
        images.addAll(PULLED);
        DemoAges.tell(colleagues, images, clock.instant());
        syncs.soon(registries.all().getFirst().id());
    }
}
