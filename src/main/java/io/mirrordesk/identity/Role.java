package io.mirrordesk.identity;

/** What a person may do; each role includes the ones before it. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Also files requests for own teams, comments, and withdraws own requests. */
    REQUESTER,
    /** Also decides about others' requests and steers runs. */
    APPROVER,
    /** Also changes settings, starts a sync, and exports. */
    ADMIN;

    /** Whether somebody with this role may do what the other role may do. */
    public boolean includes(Role other) {
        return ordinal() >= other.ordinal();
    }
}
