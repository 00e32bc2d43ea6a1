package io.mirrordesk.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads people and teams, one statement for each question: every request of the portal asks. */
@Repository
class PersonDirectory {

    private static final String PERSON = """
            SELECT p.name,
                   ARRAY(SELECT r.role FROM person_role r WHERE r.person_id = p.id ORDER BY r.role) AS roles,
                   ARRAY(SELECT t.name FROM person_team m JOIN team t ON t.id = m.team_id
                         WHERE m.person_id = p.id ORDER BY t.name) AS teams
            FROM person p""";

    private static final String TEAM = """
            SELECT t.name,
                   ARRAY(SELECT account FROM team_account a WHERE a.team_id = t.id ORDER BY 1) AS accounts,
                   ARRAY(SELECT organization_id FROM team_organization o WHERE o.team_id = t.id ORDER BY 1) AS organizations,
                   ARRAY(SELECT path FROM team_organization_path o WHERE o.team_id = t.id ORDER BY 1) AS paths
            FROM team t""";

    private final JdbcClient jdbc;

    PersonDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Person> person(String name) {
        return jdbc.sql(PERSON + " WHERE p.name = ?")
                .param(name)
                .query(PersonDirectory::person)
                .optional();
    }

    List<Person> people() {
        return jdbc.sql(PERSON + " ORDER BY p.name")
                .query(PersonDirectory::person)
                .list();
    }

    Optional<Team> team(String name) {
        return jdbc.sql(TEAM + " WHERE t.name = ?")
                .param(name)
                .query(PersonDirectory::team)
                .optional();
    }

    List<Team> teams() {
        return PerRequest.of(
                "teams",
                () -> jdbc.sql(TEAM + " ORDER BY t.name")
                        .query(PersonDirectory::team)
                        .list());
    }

    boolean isEmpty() {
        return !jdbc.sql("SELECT EXISTS (SELECT FROM person)")
                .query(Boolean.class)
                .single();
    }

    /** A person, if there is one of that name, and everybody who may decide about requests: what nearly every page asks for. */
    List<Person> circle(String name) {
        return jdbc.sql(PERSON + " WHERE p.name = ? OR EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id"
                        + " AND r.role IN ('APPROVER', 'ADMIN')) ORDER BY p.name")
                .param(name)
                .query(PersonDirectory::person)
                .list();
    }

    List<Person> approvers() {
        return jdbc.sql(PERSON + " WHERE EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id"
                        + " AND r.role IN ('APPROVER', 'ADMIN')) ORDER BY p.name")
                .query(PersonDirectory::person)
                .list();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                Objects.requireNonNull(row.getString("name")),
                texts(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
                texts(row, "teams"));
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                Objects.requireNonNull(row.getString("name")),
                texts(row, "accounts"),
                texts(row, "organizations"),
                texts(row, "paths"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return Arrays.asList((String[]) array.getArray());
    }
}
