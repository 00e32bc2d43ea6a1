package io.mirrordesk.observed;

import io.mirrordesk.aws.RepositorySummary;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes what was listed into the inventory's tables, and tells what to read next. */
@Repository
class InventoryStore {

    /**
     * When what a repository is compared with has moved, its conformity is unknown until it is read again. A row that stays the same is
     * not written: a registry is listed every few minutes.
     */
    private static final String LISTED = """
            insert into repository (registry_id, name, arn, created_at, tag_mutability, scan_on_push, encryption,
                                    kms_key, mirror, template, team, requested, listed_in)
            select :registry, r.*, :generation
              from jsonb_to_recordset(:rows::jsonb) as r(name text, arn text, created_at timestamptz,
                   tag_mutability text, scan_on_push boolean, encryption text, kms_key text,
                   mirror text, template text, team text, requested boolean)
            on conflict (registry_id, name) do update
               set arn = excluded.arn, created_at = excluded.created_at, encryption = excluded.encryption,
                   kms_key = excluded.kms_key,
                   tag_mutability = excluded.tag_mutability, scan_on_push = excluded.scan_on_push,
                   mirror = excluded.mirror, template = excluded.template, team = excluded.team,
                   requested = excluded.requested,
                   listed_in = greatest(repository.listed_in, excluded.listed_in),
                   read_at = case when %1$s then repository.read_at end,
                   tried_at = case when %1$s then repository.tried_at end,
                   conforms = case when %1$s then repository.conforms end
             where (repository.arn, repository.created_at, repository.encryption, repository.kms_key, repository.tag_mutability,
                    repository.scan_on_push, repository.mirror, repository.template, repository.team,
                    repository.requested)
                   is distinct from
                   (excluded.arn, excluded.created_at, excluded.encryption, excluded.kms_key, excluded.tag_mutability,
                    excluded.scan_on_push, excluded.mirror, excluded.template, excluded.team,
                    excluded.requested)""".formatted("""
            (repository.created_at, repository.mirror, repository.template, repository.tag_mutability,
             repository.scan_on_push) is not distinct from
            (excluded.created_at, excluded.mirror, excluded.template, excluded.tag_mutability, excluded.scan_on_push)""");

    private static final String REMOVE_UNLISTED = """
            delete from repository r
             where r.registry_id = :registry and r.listed_in < :generation
               and not exists (select from repository_listed l
                                where l.registry_id = r.registry_id and l.generation = :generation and l.name = r.name)""";

    private static final String UNTRIED = """
              from repository
             where registry_id = :registry and (tried_at is null or tried_at < :since)""";

    private final JdbcClient jdbc;

    InventoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A repository as a listing has it, in the order of {@link #LISTED}'s columns. */
    record Listed(
            RepositoryName name,
            String arn,
            Instant createdAt,
            String tagMutability,
            boolean scanOnPush,
            String encryption,
            @Nullable String kmsKey,
            @Nullable String mirror,
            @Nullable String template,
            @Nullable String team,
            boolean requested) {}

    /** Keeps a page of the listing under way. */
    @Transactional
    void keepPage(RegistryId registry, long generation, List<Listed> rows) {
        keep(registry, generation, rows);
        jdbc.sql("""
                        insert into repository_listed (registry_id, generation, name)
                        select :registry, :generation, r.name from jsonb_to_recordset(:rows::jsonb) as r(name text)
                        on conflict do nothing""")
                .param("registry", registry.toString())
                .param("generation", generation)
                .param("rows", RowJson.write(rows))
                .update();
    }

    /** Keeps one that was read by itself; the listing under way, if any, cannot take it for absent. */
    void keep(RegistryId registry, Listed listed) {
        keep(registry, generation(registry), List.of(listed));
    }

    void remove(RegistryId registry, RepositoryName name) {
        jdbc.sql("delete from repository where registry_id = ? and name = ?")
                .params(registry.toString(), name.value())
                .update();
    }

    /** Only after a complete listing: removes what it did not list. */
    @Transactional
    int removeUnlisted(RegistryId registry, long generation) {
        int removed = jdbc.sql(REMOVE_UNLISTED)
                .param("registry", registry.toString())
                .param("generation", generation)
                .update();
        forgetListed(registry);
        return removed;
    }

    /** What a listing that was given up has seen. */
    void forgetListed(RegistryId registry) {
        jdbc.sql("delete from repository_listed where registry_id = ?")
                .param(registry.toString())
                .update();
    }

    /**
     * Those to read next: never tried first, then those whose last try is longest ago.
     *
     * @param since those tried later have had their turn
     * @param except under way
     */
    List<RepositorySummary> toRead(RegistryId registry, Instant since, Collection<String> except, int limit) {
        return jdbc.sql("select *" + UNTRIED
                        + " and name <> all (:except) order by tried_at nulls first, id limit :limit")
                .param("registry", registry.toString())
                .param("since", Timestamp.from(since))
                .param("except", except.toArray(String[]::new))
                .param("limit", limit)
                .query(InventoryStore::summary)
                .list();
    }

    /** How many there are in all. */
    int countToRead(RegistryId registry, Instant since) {
        return jdbc.sql("select count(*)" + UNTRIED)
                .param("registry", registry.toString())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private void keep(RegistryId registry, long generation, List<Listed> rows) {
        jdbc.sql(LISTED)
                .param("registry", registry.toString())
                .param("generation", generation)
                .param("rows", RowJson.write(rows))
                .update();
    }

    private static RepositorySummary summary(ResultSet row, int number) throws SQLException {
        return new RepositorySummary(
                RepositoryName.parse(row.getString("name")),
                row.getString("arn"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("tag_mutability"),
                row.getBoolean("scan_on_push"),
                row.getString("encryption"),
                row.getString("kms_key"));
    }

    private long generation(RegistryId registry) {
        return jdbc.sql("select generation from registry_sync where registry_id = ?")
                .param(registry.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
