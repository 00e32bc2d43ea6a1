package io.mirrordesk.identity;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.InvalidInput;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Creates teams and people, and says what is wrong with what was typed. */
@Component
class Registrar {

    private static final Pattern TEAM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.@_+-]{0,99}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final JsonMapper JSON = new JsonMapper();

    private final PersonRows people;
    private final TeamRows teams;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final Clock clock;

    Registrar(PersonRows people, TeamRows teams, PasswordEncoder passwords, Audit audit, Clock clock) {
        this.people = people;
        this.teams = teams;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    Team createTeam(Team team, Actor by) {
        List<FieldError> faults = new ArrayList<>();
        if (!TEAM.matcher(team.name()).matches()) {
            faults.add(new FieldError(
                    "name",
                    "A team's name has 1 to 63 small letters, digits, dots, dashes or underscores, such as payments."));
        } else if (teams.existsByName(team.name())) {
            faults.add(new FieldError("name", "There is a team " + team.name() + " already: choose another name."));
        }
        team.accounts().stream()
                .filter(account -> !ACCOUNT.matcher(account).matches())
                .forEach(account -> faults.add(
                        new FieldError("accounts", "An AWS account id has twelve digits; " + account + " does not.")));
        refuse(faults);
        teams.save(new TeamEntity(team));
        audit.local(LocalChange.of(by, "CreateTeam", "team:" + team.name()).after(JSON.writeValueAsString(team)));
        return team;
    }

    Person createPerson(NewPerson asked, Actor by) {
        List<FieldError> faults = new ArrayList<>();
        if (!PERSON.matcher(asked.name()).matches()) {
            faults.add(new FieldError(
                    "name", "A person's name has 1 to 100 letters, digits or any of . @ _ + -, and no spaces."));
        } else if (people.existsByName(asked.name())) {
            faults.add(new FieldError("name", "There is a person " + asked.name() + " already: choose another name."));
        }
        if (asked.password().isBlank()) {
            faults.add(new FieldError("password", "A password is needed."));
        }
        if (asked.roles().isEmpty()) {
            faults.add(new FieldError("roles", "Choose at least one role; a viewer may read everything."));
        }
        List<TeamEntity> found = teams.findByNameIn(asked.teams());
        faults.addAll(unknown(asked.teams(), found));
        refuse(faults);
        return save(asked, found, by);
    }

    private Person save(NewPerson asked, List<TeamEntity> found, Actor by) {
        String hash = String.valueOf(passwords.encode(asked.password()));
        people.save(new PersonEntity(asked.name(), hash, clock.instant(), asked.roles(), new HashSet<>(found)));
        List<String> names = found.stream().map(TeamEntity::name).sorted().toList();
        String after = JSON.writeValueAsString(Map.of("roles", new TreeSet<>(asked.roles()), "teams", names));
        audit.local(LocalChange.of(by, "CreatePerson", "person:" + asked.name()).after(after));
        return new Person(asked.name(), asked.roles(), names);
    }

    private static List<FieldError> unknown(List<String> names, List<TeamEntity> found) {
        Set<String> known = found.stream().map(TeamEntity::name).collect(Collectors.toSet());
        return names.stream()
                .filter(name -> !known.contains(name))
                .map(name -> new FieldError("teams", "There is no team " + name + ": create it first."))
                .toList();
    }

    private static void refuse(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}
