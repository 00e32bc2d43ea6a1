package io.mirrordesk.identity;

import io.mirrordesk.audit.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to people, teams and tokens: who exists, and an admin's direct, audited changes. */
@Service
@Transactional
public class People {

    private final PersonDirectory directory;
    private final Registrar registrar;
    private final TokenOffice tokens;

    People(PersonDirectory directory, Registrar registrar, TokenOffice tokens) {
        this.directory = directory;
        this.registrar = registrar;
        this.tokens = tokens;
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(String name) {
        Optional<List<Person>> circle = PerRequest.known(CurrentPerson.CIRCLE);
        return circle.stream()
                .flatMap(List::stream)
                .filter(person -> person.name().equals(name))
                .findFirst()
                .or(() -> directory.person(name));
    }

    /** Everybody, by name. */
    @Transactional(readOnly = true)
    public List<Person> all() {
        return directory.people();
    }

    /** Every team, by name. */
    @Transactional(readOnly = true)
    public List<Team> teams() {
        return PerRequest.of("teams", directory::teams);
    }

    @Transactional(readOnly = true)
    public Optional<Team> team(String name) {
        return directory.team(name);
    }

    /** Those who may decide about requests, by name. */
    @Transactional(readOnly = true)
    public List<Person> approvers() {
        Optional<List<Person>> circle = PerRequest.known(CurrentPerson.CIRCLE);
        return circle.map(people -> people.stream().filter(Person::maySteer).toList())
                .orElseGet(directory::approvers);
    }

    /** How many people may approve requests; with fewer than two an admin decides alone. */
    @Transactional(readOnly = true)
    public int approverCount() {
        return approvers().size();
    }

    /** @throws io.mirrordesk.contract.InvalidInput if the name or what it owns is malformed or the name is taken */
    public Team createTeam(Team team, Actor by) {
        return registrar.createTeam(team, by);
    }

    /** @throws io.mirrordesk.contract.InvalidInput if the name, the password or a team is not acceptable */
    public Person createPerson(NewPerson person, Actor by) {
        return registrar.createPerson(person, by);
    }

    /**
     * Issues an API token; the answer is the only place where its value is ever seen.
     *
     * @throws io.mirrordesk.contract.InvalidInput if there is no such person, or the name or the value is taken
     */
    public IssuedToken issueToken(NewToken token, Actor by) {
        return tokens.issue(token, by);
    }
}
