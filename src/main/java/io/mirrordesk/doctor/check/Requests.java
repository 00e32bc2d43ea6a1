package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.Upstream;
import java.util.Optional;

/** Requests that would bring what is missing. */
final class Requests {

    private Requests() {}

    /** @param mirror the curated mirror that lacks the image, empty if there is none of the upstream */
    static Fix forImage(Case subject, Upstream upstream, Optional<String> mirror) {
        ImageReference image = subject.complaint().reference().orElseThrow();
        String asked = subject.tagged(image.repository());
        return mirror.<Fix>map(prefix -> new Fix.RequestImage(prefix, asked))
                .orElseGet(() -> new Fix.RequestMirror(
                        upstream.key(), upstream.url().isPresent() ? null : image.registry(), asked));
    }
}
