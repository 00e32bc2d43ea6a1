package io.mirrordesk.observed;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Writes what was read into the inventory's tables. */
@Repository
class InventoryStore {

    /** When what a repository is compared with has moved, its conformity is unknown until it is read again. */
    private static final String LISTED = """
            insert into repository (registry_id, name, arn, created_at, tag_mutability, scan_on_push, encryption,
                                    mirror, template, team, requested, listed_in)
            select :registry, r.*, :generation
              from jsonb_to_recordset(:rows::jsonb) as r(name text, arn text, created_at timestamptz,
                   tag_mutability text, scan_on_push boolean, encryption text,
                   mirror text, template text, team text, requested boolean)
            on conflict (registry_id, name) do update
               set arn = excluded.arn, created_at = excluded.created_at, encryption = excluded.encryption,
                   tag_mutability = excluded.tag_mutability, scan_on_push = excluded.scan_on_push,
                   mirror = excluded.mirror, template = excluded.template, team = excluded.team,
                   requested = excluded.requested,
                   listed_in = greatest(repository.listed_in, excluded.listed_in),
                   read_at = case when %1$s then repository.read_at end,
                   conforms = case when %1$s then repository.conforms end""".formatted("""
            (repository.created_at, repository.mirror, repository.template, repository.tag_mutability,
             repository.scan_on_push) is not distinct from
            (excluded.created_at, excluded.mirror, excluded.template, excluded.tag_mutability, excluded.scan_on_push)""");

    /** What was read earlier never replaces what was read later. */
    private static final String READ = """
            update repository
               set read_at = :read_at, conforms = r.conforms, findings = r.findings, tags = r.tags,
                   lifecycle_policy = r.lifecycle_policy, repository_policy = r.repository_policy,
                   images = r.images, size_bytes = r.size_bytes,
                   last_pushed_at = r.last_pushed_at, last_pulled_at = r.last_pulled_at
              from jsonb_to_record(:row::jsonb) as r(conforms boolean, findings jsonb, tags jsonb,
                   lifecycle_policy text, repository_policy text, images integer, size_bytes bigint,
                   last_pushed_at timestamptz, last_pulled_at timestamptz)
             where registry_id = :registry and name = :name
               and (repository.read_at is null or repository.read_at <= :read_at)
            returning repository.id""";

    private static final String DROP_IMAGES = """
            delete from image
             where repository_id = :repository
               and digest <> all (select r.digest from jsonb_to_recordset(:rows::jsonb) as r(digest text))""";

    private static final String IMAGES = """
            insert into image (repository_id, registry_id, digest, media_type, artifact_type, size_bytes,
                               pushed_at, last_pulled_at)
            select :repository, :registry, r.*
              from jsonb_to_recordset(:rows::jsonb) as r(digest text, media_type text, artifact_type text,
                   size_bytes bigint, pushed_at timestamptz, last_pulled_at timestamptz)
            on conflict (repository_id, digest) do update
               set size_bytes = excluded.size_bytes, pushed_at = excluded.pushed_at,
                   last_pulled_at = excluded.last_pulled_at, media_type = excluded.media_type,
                   artifact_type = excluded.artifact_type""";

    private static final String TAGS = """
            insert into image_tag (repository_id, tag, image_id)
            select i.repository_id, t.tag, i.id
              from jsonb_to_recordset(:rows::jsonb) as r(digest text, tags jsonb)
                   cross join lateral jsonb_array_elements_text(r.tags) as t(tag)
                   join image i on i.repository_id = :repository and i.digest = r.digest
            on conflict (repository_id, tag) do update set image_id = excluded.image_id""";

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
            @Nullable String mirror,
            @Nullable String template,
            @Nullable String team,
            boolean requested) {}

    /** Keeps listed repositories, marked with the sync that listed them. */
    void keep(RegistryId registry, long generation, List<Listed> rows) {
        jdbc.sql(LISTED)
                .param("registry", registry.toString())
                .param("generation", generation)
                .param("rows", RowJson.write(rows))
                .update();
    }

    /** Keeps one that was read by itself; the listing under way, if any, cannot take it for absent. */
    @Transactional
    void keep(RegistryId registry, Listed listed, ReadRepository read, Instant readAt) {
        keep(registry, generation(registry), List.of(listed));
        jdbc.sql(READ)
                .param("registry", registry.toString())
                .param("name", listed.name().value())
                .param("read_at", readAt.atOffset(ZoneOffset.UTC))
                .param("row", RowJson.write(read))
                .query(Long.class)
                .optional()
                .ifPresent(repository -> keepImages(registry, repository, RowJson.write(read.imageRows())));
    }

    void remove(RegistryId registry, RepositoryName name) {
        jdbc.sql("delete from repository where registry_id = ? and name = ?")
                .params(registry.toString(), name.value())
                .update();
    }

    /** Only after a complete listing: removes what it did not list. */
    int removeUnlisted(RegistryId registry, long generation) {
        return jdbc.sql("delete from repository where registry_id = ? and listed_in < ?")
                .params(registry.toString(), generation)
                .update();
    }

    /** Those to read next: never read first, then those whose last reading is longest ago. */
    List<RepositoryName> toRead(RegistryId registry, int limit) {
        return jdbc.sql("""
                        select name from repository where registry_id = ?
                         order by read_at nulls first, id limit ?""")
                .params(registry.toString(), limit)
                .query((row, _) -> RepositoryName.parse(row.getString("name")))
                .list();
    }

    Optional<Boolean> conforms(RegistryId registry, RepositoryName name) {
        return jdbc.sql("select conforms from repository where registry_id = ? and name = ? and conforms is not null")
                .params(registry.toString(), name.value())
                .query(Boolean.class)
                .optional();
    }

    private void keepImages(RegistryId registry, long repository, String rows) {
        jdbc.sql("delete from image_tag where repository_id = ?")
                .param(repository)
                .update();
        for (String statement : List.of(DROP_IMAGES, IMAGES, TAGS)) {
            jdbc.sql(statement)
                    .param("repository", repository)
                    .param("registry", registry.toString())
                    .param("rows", rows)
                    .update();
        }
    }

    private long generation(RegistryId registry) {
        return jdbc.sql("select generation from registry_sync where registry_id = ?")
                .param(registry.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
