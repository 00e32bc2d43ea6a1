package io.mirrordesk.identity;

import io.mirrordesk.audit.Actor;
import java.util.List;
import java.util.Set;

/**
 * Somebody who may sign in, and what they may do. The rules are the same for pages and API.
 *
 * @param name unique, as typed at sign-in
 * @param roles the roles given; each includes the lesser ones
 * @param teams names of the teams the person belongs to, sorted
 */
public record Person(String name, Set<Role> roles, List<String> teams) {

    /** While fewer people than this may approve, an admin may decide about own requests. */
    private static final int PAIR_OF_EYES = 2;

    public Person {
        roles = Set.copyOf(roles);
        teams = List.copyOf(teams);
    }

    /** Who acted, for the audit log. */
    public Actor actor() {
        return Actor.person(name);
    }

    /** Whether the person has the role, or one that includes it. */
    public boolean is(Role role) {
        return roles.stream().anyMatch(given -> given.includes(role));
    }

    public boolean isMemberOf(String team) {
        return teams.contains(team);
    }

    /** Requesters file for their own teams; admins for any. */
    public boolean mayFile(String team) {
        return is(Role.ADMIN) || is(Role.REQUESTER) && isMemberOf(team);
    }

    /** Whether the person may file for some team at all. */
    public boolean mayFile() {
        return is(Role.ADMIN) || is(Role.REQUESTER) && !teams.isEmpty();
    }

    public boolean mayComment() {
        return is(Role.REQUESTER);
    }

    /** Requesters withdraw what they filed themselves. */
    public boolean mayWithdraw(String author) {
        return is(Role.REQUESTER) && name.equals(author);
    }

    /**
     * Whether the person may approve or reject a request of that author.
     *
     * @param approvers how many people may approve, {@link People#approverCount()}
     */
    public boolean mayDecide(String author, int approvers) {
        return name.equals(author) ? decidesAlone(author, approvers) : is(Role.APPROVER);
    }

    /** Whether the decision is an admin's about an own request, which the audit marks as solo. */
    public boolean decidesAlone(String author, int approvers) {
        return name.equals(author) && is(Role.ADMIN) && approvers < PAIR_OF_EYES;
    }

    /** Retry, roll back, pause, resume and cancel a run. */
    public boolean maySteer() {
        return is(Role.APPROVER);
    }

    /** Settings: registries, people and teams, tokens, notifications. */
    public boolean mayAdminister() {
        return is(Role.ADMIN);
    }

    public boolean maySync() {
        return is(Role.ADMIN);
    }

    public boolean mayExport() {
        return is(Role.ADMIN);
    }
}
