package io.mirrordesk.governance;

import io.mirrordesk.aws.PulledManifest;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.RunError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of warm-ups. */
@Repository
class WarmUpRows {

    private final JdbcClient jdbc;
    private final Registries registries;
    private final Clock clock;

    WarmUpRows(JdbcClient jdbc, Registries registries, Clock clock) {
        this.jdbc = jdbc;
        this.registries = registries;
        this.clock = clock;
    }

    /**
     * What the task needs to go on where it stands.
     *
     * @param manifest what the pull answered; null until then
     * @param startedAt when it was first tried
     */
    record Progress(WarmUp warmUp, int attempts, @Nullable PulledManifest manifest, Instant startedAt) {}

    /** Returns its id; empty when the request had it already. */
    Optional<Long> create(long request, RegistryId registry, UpstreamImage image, RepositoryName repository) {
        return jdbc.sql("""
                        insert into warm_up (request, registry_id, image, repository, tag, state, created_at)
                        values (?, ?, ?, ?, ?, 'PENDING', ?) on conflict do nothing returning id""")
                .params(request, registry.toString(), image.toString(), repository.value(), image.tag(), now())
                .query(Long.class)
                .optional();
    }

    /** The images that requests since then have had pulled into each repository, the first first. */
    Map<RepositoryName, List<String>> images(RegistryId registry, Map<RepositoryName, Instant> since) {
        Map<RepositoryName, List<String>> images = new LinkedHashMap<>();
        jdbc.sql("""
                        select w.repository, w.image
                          from unnest(:repositories::text[], :sinces::timestamptz[]) as s(repository, since)
                          join warm_up w on w.registry_id = :registry and w.repository = s.repository
                               and w.created_at >= s.since
                         group by w.repository, w.image order by min(w.id)""")
                .param("registry", registry.toString())
                .param(
                        "repositories",
                        since.keySet().stream().map(RepositoryName::value).toArray(String[]::new))
                .param("sinces", since.values().stream().map(Instant::toString).toArray(String[]::new))
                .query(row -> {
                    images.computeIfAbsent(RepositoryName.parse(row.getString("repository")), _ -> new ArrayList<>())
                            .add(row.getString("image"));
                });
        return images;
    }

    /** The same once more, for another request; returns the ids of what it did not have already. */
    List<Long> again(long request, RegistryId registry, RepositoryName repository, Instant since) {
        return jdbc.sql("""
                        insert into warm_up (request, registry_id, image, repository, tag, state, created_at)
                        select :request, registry_id, image, repository, tag, 'PENDING', :now
                          from warm_up
                         where registry_id = :registry and repository = :repository and created_at >= :since
                         group by registry_id, image, repository, tag order by min(id)
                            on conflict do nothing returning id""")
                .param("request", request)
                .param("now", now())
                .param("registry", registry.toString())
                .param("repository", repository.value())
                .param("since", Timestamp.from(since))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    List<WarmUp> ofRequests(Collection<Long> requests) {
        Map<RegistryId, String> hosts = pullHosts();
        return jdbc.sql("select * from warm_up where request = any (:requests) order by id")
                .param("requests", requests.toArray(Long[]::new))
                .query((row, _) -> view(row, hosts))
                .list();
    }

    Optional<Progress> progress(long id) {
        Map<RegistryId, String> hosts = pullHosts();
        return jdbc.sql("select * from warm_up where id = ?")
                .param(id)
                .query((row, _) -> new Progress(
                        view(row, hosts),
                        row.getInt("attempts"),
                        read(row.getString("manifest"), PulledManifest.class),
                        Optional.ofNullable(row.getTimestamp("started_at"))
                                .map(Timestamp::toInstant)
                                .orElseGet(clock::instant)))
                .optional();
    }

    void begin(long id) {
        jdbc.sql("update warm_up set state = 'WARMING', started_at = coalesce(started_at, ?) where id = ?")
                .params(now(), id)
                .update();
    }

    void pulled(long id, PulledManifest manifest) {
        jdbc.sql("update warm_up set manifest = ? where id = ?")
                .params(PlanJson.write(manifest), id)
                .update();
    }

    /** Returns how many pulls were in vain by now. */
    int tried(long id) {
        return jdbc.sql("update warm_up set attempts = attempts + 1 where id = ? returning attempts")
                .param(id)
                .query(Integer.class)
                .single();
    }

    void warm(long id, String digest) {
        jdbc.sql("update warm_up set state = 'WARM', digest = ?, error = null, finished_at = ? where id = ?")
                .params(digest, now(), id)
                .update();
    }

    void failed(long id, RunError error) {
        jdbc.sql("update warm_up set state = 'FAILED', error = ?, finished_at = ? where id = ?")
                .params(PlanJson.write(error), now(), id)
                .update();
    }

    /** From the start; returns its id in each registry in which it had failed. */
    List<Long> restart(long request, String image) {
        return jdbc.sql("""
                        update warm_up
                           set state = 'PENDING', attempts = 0, manifest = null, error = null,
                               started_at = null, finished_at = null
                         where request = ? and image = ? and state = 'FAILED' returning id""")
                .params(request, image)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /** Read before the rows: a query inside of another one would need a second connection. */
    private Map<RegistryId, String> pullHosts() {
        return registries.all().stream().collect(Collectors.toMap(ManagedRegistry::id, ManagedRegistry::pullHost));
    }

    private static WarmUp view(ResultSet row, Map<RegistryId, String> hosts) throws SQLException {
        RegistryId registry = RegistryId.parse(row.getString("registry_id"));
        String repository = row.getString("repository");
        String tag = row.getString("tag");
        return new WarmUp(
                row.getLong("id"),
                row.getLong("request"),
                registry,
                row.getString("image"),
                repository,
                tag,
                hosts.getOrDefault(registry, registry.toString()) + "/" + repository + ":" + tag,
                WarmUp.State.valueOf(row.getString("state")),
                row.getString("digest"),
                read(row.getString("error"), RunError.class),
                Optional.ofNullable(row.getTimestamp("finished_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : PlanJson.read(json, type);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
