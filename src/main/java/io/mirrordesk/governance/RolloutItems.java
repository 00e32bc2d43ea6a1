package io.mirrordesk.governance;

import io.mirrordesk.governance.RolloutItem.State;
import io.mirrordesk.observed.GovernedRepositories.Affected;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.run.RunError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The repositories of roll-outs. The counters of a roll-out move with them, in the same transaction. */
@Repository
class RolloutItems {

    private static final String OPEN = "('PENDING', 'RUNNING', 'FAILED', 'SET_ASIDE')";

    private static final String COUNT = """
            update rollout set (total, done, failed, set_aside, skipped) = (
                select count(*), count(*) filter (where state = 'DONE'), count(*) filter (where state = 'FAILED'),
                       count(*) filter (where state = 'SET_ASIDE'), count(*) filter (where state = 'SKIPPED')
                  from rollout_item where rollout_id = rollout.id), updated_at = :now
             where id = any (:ids)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RolloutItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Many in one statement. */
    void add(long rollout, List<Affected> repositories) {
        jdbc.sql("""
                        insert into rollout_item (rollout_id, repository, mirror, before, state, updated_at)
                        select :rollout, i.repository, i.mirror, i.before, 'PENDING', :now
                          from unnest(:repositories::text[], :mirrors::text[], :states::text[])
                                 as i(repository, mirror, before)""")
                .param("rollout", rollout)
                .param("now", now())
                .param(
                        "repositories",
                        repositories.stream()
                                .map(item -> item.repository().value())
                                .toArray(String[]::new))
                .param(
                        "mirrors",
                        repositories.stream().map(item -> item.mirror().value()).toArray(String[]::new))
                .param("states", repositories.stream().map(Affected::state).toArray(String[]::new))
                .update();
    }

    /** Brings the counters in line with the items. */
    void count(Collection<Long> rollouts) {
        jdbc.sql(COUNT)
                .param("now", now())
                .param("ids", rollouts.toArray(Long[]::new))
                .update();
    }

    /** The next ones to take up, what was begun first. */
    List<RolloutItem> next(long rollout, int limit) {
        return jdbc.sql("""
                        select * from rollout_item where rollout_id = ? and state in ('PENDING', 'RUNNING')
                         order by state desc, repository limit ?""").params(rollout, limit).query(RolloutItems::view).list();
    }

    /** Whether a roll-out has yet to come to a repository, or has left it for a person. */
    boolean holds(RegistryId registry, RepositoryName repository) {
        return jdbc.sql("""
                        select exists (select from rollout_item i join rollout o on o.id = i.rollout_id
                                        where o.registry_id = ? and i.repository = ? and i.state in %s)""".formatted(OPEN))
                .params(registry.toString(), repository.value())
                .query(Boolean.class)
                .single();
    }

    /** Those of some subjects that are such a repository. */
    Set<Subject> held(RegistryId registry, Collection<Subject> subjects) {
        String[] names = subjects.stream()
                .filter(subject -> subject.type() == Subject.Type.REPOSITORY)
                .map(Subject::name)
                .toArray(String[]::new);
        return jdbc.sql("""
                        select distinct i.repository from rollout_item i join rollout o on o.id = i.rollout_id
                         where o.registry_id = ? and i.repository = any (?) and i.state in %s""".formatted(OPEN))
                .params(registry.toString(), names)
                .query((row, _) -> new Subject(Subject.Type.REPOSITORY, row.getString("repository")))
                .set();
    }

    /** Takes a repository up: from now on its state is the roll-out's own doing. */
    void begin(long rollout, RolloutItem item, long expires) {
        jdbc.sql("""
                        update rollout_item set state = 'RUNNING', expires = ?, updated_at = ?
                         where rollout_id = ? and repository = ? and state = 'PENDING'""").params(expires, now(), rollout, item.repository()).update();
    }

    /** Returns how many tries were in vain by now. */
    int tried(long rollout, RolloutItem item, @Nullable RunError error) {
        return jdbc.sql("""
                        update rollout_item set attempts = attempts + 1, error = :error, updated_at = :now
                         where rollout_id = :rollout and repository = :repository returning attempts""")
                .param("error", written(error))
                .param("now", now())
                .param("rollout", rollout)
                .param("repository", item.repository())
                .query(Integer.class)
                .single();
    }

    /** Says what became of a repository, unless somebody has said so meanwhile. */
    @Transactional
    void settle(long rollout, RolloutItem item, State state, @Nullable RunError error) {
        int settled = jdbc.sql("""
                        update rollout_item set state = :state, error = :error, updated_at = :now
                         where rollout_id = :rollout and repository = :repository and state in ('PENDING', 'RUNNING')""")
                .param("state", state.name())
                .param("error", written(error))
                .param("now", now())
                .param("rollout", rollout)
                .param("repository", item.repository())
                .update();
        if (settled > 0) {
            jdbc.sql("""
                            update rollout
                               set done = done + (:state = 'DONE')::int, failed = failed + (:state = 'FAILED')::int,
                                   set_aside = set_aside + (:state = 'SET_ASIDE')::int,
                                   skipped = skipped + (:state = 'SKIPPED')::int,
                                   failures_in_row = case :state when 'FAILED' then failures_in_row + 1
                                                                 when 'DONE' then 0 else failures_in_row end,
                                   updated_at = :now
                             where id = :rollout""")
                    .param("state", state.name())
                    .param("now", now())
                    .param("rollout", rollout)
                    .update();
        }
    }

    /** Takes up again, as they are by now, those in these states. */
    @Transactional
    void takeUp(long rollout, State... states) {
        jdbc.sql("""
                        update rollout_item set state = 'PENDING', before = null, attempts = 0, error = null, updated_at = ?
                         where rollout_id = ? and state = any (?)""")
                .params(now(), rollout, Arrays.stream(states).map(Enum::name).toArray(String[]::new))
                .update();
        count(List.of(rollout));
    }

    /** Lets go of what roll-outs of earlier versions of a template have not come to. */
    @Transactional
    void leaveEarlier(String template, int version, RunError why) {
        List<Long> left = jdbc.sql("""
                        with gone as (
                          update rollout_item set state = 'SKIPPED', error = ?, updated_at = ?
                           where rollout_id in (select id from rollout where template = ? and version < ?) and state in %s
                          returning rollout_id)
                        select distinct rollout_id from gone""".formatted(OPEN))
                .params(PlanJson.write(why), now(), template, version)
                .query((row, _) -> row.getLong("rollout_id"))
                .list();
        count(left);
    }

    /** Lets go of the repositories of mirrors that a roll-out's template does not govern any more. */
    @Transactional
    void leaveOthers(long rollout, Collection<String> governed, RunError why) {
        int left = jdbc.sql("""
                        update rollout_item set state = 'SKIPPED', error = ?, updated_at = ?
                         where rollout_id = ? and mirror <> all (?) and state in %s""".formatted(OPEN))
                .params(PlanJson.write(why), now(), rollout, governed.toArray(String[]::new))
                .update();
        if (left > 0) {
            count(List.of(rollout));
        }
    }

    static RolloutItem view(ResultSet row, int number) throws SQLException {
        String error = row.getString("error");
        return new RolloutItem(
                row.getString("repository"),
                row.getString("mirror"),
                row.getString("before"),
                State.valueOf(row.getString("state")),
                row.getLong("expires"),
                row.getInt("attempts"),
                error == null ? null : PlanJson.read(error, RunError.class),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable String written(@Nullable RunError error) {
        return error == null ? null : PlanJson.write(error);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
