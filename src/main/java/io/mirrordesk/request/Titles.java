package io.mirrordesk.request;

import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.TemplateSpec;

/** What a request asks for, in a line. */
final class Titles {

    private Titles() {}

    static String of(ChangeSet change) {
        MirrorSpec mirror = change.mirror();
        if (mirror != null) {
            String upstream =
                    Upstreams.byKey(mirror.upstream()).map(Upstream::title).orElse(mirror.upstream());
            return "Mirror %s as %s for %s".formatted(upstream, mirror.prefix(), mirror.team());
        }
        TemplateSpec template = change.template();
        return template != null
                ? "Create the template " + template.name()
                : change.kind().name();
    }
}
