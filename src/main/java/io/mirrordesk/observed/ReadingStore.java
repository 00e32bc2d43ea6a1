package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Merges what was read of many repositories, with their staged images, in a handful of statements. */
@Repository
class ReadingStore {

    /** What was read earlier never replaces what was read later. */
    private static final String READ = """
            update repository
               set read_at = w.read_at, tried_at = w.read_at, read_error = null, conforms = w.conforms,
                   findings = w.findings, tags = w.tags, lifecycle_policy = w.lifecycle_policy,
                   repository_policy = w.repository_policy
              from jsonb_to_recordset(:rows::jsonb) as w(id bigint, name text, read_at timestamptz, conforms boolean,
                   findings jsonb, tags jsonb, lifecycle_policy text, repository_policy text)
             where repository.registry_id = :registry and repository.name = w.name
               and (repository.read_at is null or repository.read_at <= w.read_at)
            returning repository.id as repository, w.id as reading, repository.name, repository.conforms""";

    private static final String MERGED = "unnest(:readings, :repositories) as m(reading, repository_id)";

    private static final String DROP_IMAGES = """
            delete from image i using %s
             where i.repository_id = m.repository_id
               and not exists (select from image_stage s where s.reading = m.reading and s.digest = i.digest)""".formatted(MERGED);

    /** A row that stays the same is not written again. */
    private static final String IMAGES = """
            insert into image as known (repository_id, registry_id, digest, media_type, artifact_type, size_bytes, pushed_at,
                               last_pulled_at, status, scan_status, subject_digest, last_archived_at, last_activated_at)
            select distinct on (m.repository_id, s.digest)
                   m.repository_id, :registry, s.digest, s.media_type, s.artifact_type, s.size_bytes, s.pushed_at,
                   s.last_pulled_at, s.status, s.scan_status, s.subject_digest, s.last_archived_at, s.last_activated_at
              from %s join image_stage s using (reading)
             order by m.repository_id, s.digest
            on conflict (repository_id, digest) do update
               set media_type = excluded.media_type, artifact_type = excluded.artifact_type,
                   size_bytes = excluded.size_bytes, pushed_at = excluded.pushed_at,
                   last_pulled_at = excluded.last_pulled_at, status = excluded.status,
                   scan_status = excluded.scan_status, subject_digest = excluded.subject_digest,
                   last_archived_at = excluded.last_archived_at, last_activated_at = excluded.last_activated_at
             where (known.media_type, known.artifact_type, known.size_bytes, known.pushed_at, known.last_pulled_at,
                    known.status, known.scan_status, known.subject_digest, known.last_archived_at,
                    known.last_activated_at)
                   is distinct from
                   (excluded.media_type, excluded.artifact_type, excluded.size_bytes, excluded.pushed_at,
                    excluded.last_pulled_at, excluded.status, excluded.scan_status, excluded.subject_digest,
                    excluded.last_archived_at, excluded.last_activated_at)""".formatted(MERGED);

    private static final String DROP_TAGS = """
            with staged as materialized (
              select m.repository_id, t.tag
                from %s join image_stage s using (reading) cross join lateral unnest(s.tags) as t(tag))
            delete from image_tag known
             where known.repository_id = any (:repositories)
               and not exists (select from staged
                                where staged.repository_id = known.repository_id and staged.tag = known.tag)""".formatted(MERGED);

    /** A tag that moved while its pages were read is where it was seen at the image pushed last. */
    private static final String TAGS = """
            insert into image_tag as known (repository_id, tag, image_id)
            select distinct on (i.repository_id, t.tag) i.repository_id, t.tag, i.id
              from %s join image_stage s using (reading) cross join lateral unnest(s.tags) as t(tag)
                   join image i on i.repository_id = m.repository_id and i.digest = s.digest
             order by i.repository_id, t.tag, i.pushed_at desc, i.id
            on conflict (repository_id, tag) do update set image_id = excluded.image_id
             where known.image_id <> excluded.image_id""".formatted(MERGED);

    private static final String SUMS = """
            update repository r
               set images = s.images, size_bytes = s.size_bytes,
                   last_pushed_at = s.last_pushed_at, last_pulled_at = s.last_pulled_at
              from (select m.repository_id, count(i.id) as images, coalesce(sum(i.size_bytes), 0) as size_bytes,
                           max(i.pushed_at) as last_pushed_at, max(i.last_pulled_at) as last_pulled_at
                      from %s left join image i using (repository_id) group by m.repository_id) s
             where r.id = s.repository_id
               and (r.images, r.size_bytes, r.last_pushed_at, r.last_pulled_at) is distinct from
                   (s.images, s.size_bytes, s.last_pushed_at, s.last_pulled_at)""".formatted(MERGED);

    private final JdbcClient jdbc;

    ReadingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A reading that has become the inventory's. */
    record Merged(long repository, long reading, String name, boolean failsToConform) {}

    /** Returns those that were not overtaken by a later reading. The stage no longer holds their images. */
    @Transactional
    List<Merged> merge(RegistryId registry, List<Reading> readings) {
        List<Merged> merged = jdbc.sql(READ)
                .param("registry", registry.toString())
                .param("rows", RowJson.write(readings))
                .query((row, _) -> new Merged(
                        row.getLong("repository"),
                        row.getLong("reading"),
                        row.getString("name"),
                        Boolean.FALSE.equals(row.getObject("conforms", Boolean.class))))
                .list();
        Map<String, Object> parameters = Map.of(
                "registry", registry.toString(),
                "readings", merged.stream().map(Merged::reading).toArray(Long[]::new),
                "repositories", merged.stream().map(Merged::repository).toArray(Long[]::new));
        for (String statement : List.of(DROP_IMAGES, IMAGES, DROP_TAGS, TAGS, SUMS)) {
            jdbc.sql(statement).params(parameters).update();
        }
        jdbc.sql("delete from image_stage where reading = any (:all)")
                .param("all", readings.stream().map(Reading::id).toArray(Long[]::new))
                .update();
        return merged;
    }

    /** Notes that a repository could not be read; what is known of it stays. */
    void failed(RegistryId registry, List<FailedReading> failures) {
        jdbc.sql("""
                        update repository set tried_at = w.tried_at, read_error = w.error
                          from jsonb_to_recordset(:rows::jsonb) as w(name text, tried_at timestamptz, error text)
                         where repository.registry_id = :registry and repository.name = w.name""")
                .param("registry", registry.toString())
                .param("rows", RowJson.write(failures))
                .update();
    }
}
