package io.mirrordesk.request;

import java.util.List;

/** What was decided and said about a request, each oldest first. */
public record History(List<Decision> decisions, List<Comment> comments) {

    static final History EMPTY = new History(List.of(), List.of());

    public History {
        decisions = List.copyOf(decisions);
        comments = List.copyOf(comments);
    }
}
