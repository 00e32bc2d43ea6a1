package io.mirrordesk.request;

import io.mirrordesk.contract.Problem;
import java.util.Locale;

/** The request has moved on; nothing was changed. */
public final class AlreadyDecided extends Problem {

    AlreadyDecided(long request, RequestState state) {
        super(
                Kind.CONFLICT,
                "already-decided",
                "Request #%d is %s already, so nothing was changed. Reload to see who decided and why."
                        .formatted(request, state.name().toLowerCase(Locale.ROOT)));
    }
}
