package io.mirrordesk.portal.requests;

import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.request.Proof;
import io.mirrordesk.request.RequestView;
import java.util.ArrayList;
import java.util.List;

/** The facts that a decision rests on. */
final class Checks {

    private Checks() {}

    static List<Check> of(RequestView request, List<WarmUp> images) {
        List<Check> checks = new ArrayList<>();
        if (request.proof() == Proof.PROVED) {
            checks.add(new Check("credential", "proved", "SUCCEEDED"));
        } else if (request.proof() == Proof.UNREACHABLE) {
            checks.add(new Check("credential", "not proved", "WAITING"));
        }
        MirrorSpec mirror = request.change().mirror();
        // Once they are being pulled, the page says so where it moves.
        if (mirror != null && !mirror.warm().isEmpty() && images.isEmpty()) {
            checks.add(new Check("images", Integer.toString(mirror.warm().size()), null));
        }
        return checks;
    }
}
