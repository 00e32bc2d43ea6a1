package io.mirrordesk.portal.requests;

import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.run.RunError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The images of a request, and whether each is there. */
final class Pulls {

    private Pulls() {}

    /** @param commands of each of its registries */
    static List<PullLine> of(RequestView request, List<WarmUp> images, Map<RegistryId, PullCommands> commands) {
        MirrorSpec mirror = request.change().mirror();
        if (!images.isEmpty() || mirror == null) {
            return images.stream()
                    .map(image -> line(
                            image, Objects.requireNonNull(commands.get(image.registry()), "a registry of the request")))
                    .toList();
        }
        return commands.values().stream()
                .flatMap(host -> mirror.warm().stream().map(image -> waiting(mirror, image, host)))
                .toList();
    }

    private static PullLine line(WarmUp image, PullCommands host) {
        return new PullLine(
                image.image(),
                host,
                image.repository() + ":" + image.tag(),
                image.digest(),
                image.state().name(),
                Optional.ofNullable(image.error()).map(RunError::message).orElse(null));
    }

    private static PullLine waiting(MirrorSpec mirror, UpstreamImage image, PullCommands host) {
        return new PullLine(
                image.toString(),
                host,
                image.under(mirror.prefix()) + ":" + image.tag(),
                null,
                WarmUp.State.PENDING.name(),
                null);
    }
}
