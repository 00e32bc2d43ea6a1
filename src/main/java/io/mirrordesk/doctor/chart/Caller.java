package io.mirrordesk.doctor.chart;

import io.mirrordesk.doctor.text.Complaint;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.identity.Team;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who pulls.
 *
 * @param accounts whose login may have been used, sorted
 * @param named whether the text names the account
 * @param principal the role or user, if the text names it
 */
public record Caller(
        List<String> accounts,
        Set<String> organizationIds,
        Set<String> organizationPaths,
        boolean named,
        Optional<String> principal) {

    /** The account that AWS names in its refusal, else those of the teams. */
    static Caller of(Complaint complaint, List<Team> teams, List<Team> everybody) {
        Optional<String> named = complaint.first(SignalKind.NOT_AUTHORIZED).flatMap(signal -> signal.detail("account"));
        List<Team> whose = named.map(account -> everybody.stream()
                        .filter(team -> team.accounts().contains(account))
                        .toList())
                .orElse(teams);
        return new Caller(
                named.map(List::of).orElseGet(() -> List.copyOf(accounts(teams))),
                whose.stream().flatMap(team -> team.organizationIds().stream()).collect(Collectors.toSet()),
                whose.stream()
                        .flatMap(team -> team.organizationPaths().stream())
                        .collect(Collectors.toSet()),
                named.isPresent(),
                complaint.first(SignalKind.NOT_AUTHORIZED).flatMap(signal -> signal.detail("principal")));
    }

    private static Set<String> accounts(List<Team> teams) {
        return teams.stream().flatMap(team -> team.accounts().stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
