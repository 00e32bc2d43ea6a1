package io.mirrordesk.portal.requests;

import io.mirrordesk.portal.view.RequestLine;
import io.mirrordesk.request.RequestView;

/** A request as a line of a list. */
final class RequestLines {

    private RequestLines() {}

    static RequestLine of(RequestView request) {
        return new RequestLine(
                request.id(),
                request.title(),
                request.state().name(),
                request.risk().name(),
                request.requester(),
                request.team(),
                request.plan().steps().size(),
                request.updatedAt(),
                request.outcome());
    }
}
