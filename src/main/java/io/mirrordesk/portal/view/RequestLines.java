package io.mirrordesk.portal.view;

import io.mirrordesk.request.RequestView;

/** A request as a line of a list. */
public final class RequestLines {

    private RequestLines() {}

    public static RequestLine of(RequestView request) {
        return new RequestLine(
                request.id(),
                request.title(),
                state(request),
                request.risk().name(),
                request.requester(),
                request.team(),
                request.plan().steps().size(),
                request.updatedAt(),
                request.outcome());
    }

    /** The request's state; what is undone says so, for that is final. */
    public static String state(RequestView request) {
        return request.rolledBack() ? "ROLLED_BACK" : request.state().name();
    }
}
