package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The images of repositories with all that the inventory knows of them. Lists travel as texts with spaces, which neither tags nor digests
 * nor platforms have.
 */
@Repository
public class KnownImages {

    private static final String IMAGES = """
            select i.repository_id, i.digest, i.media_type, i.artifact_type, i.size_bytes, i.pushed_at, i.last_pulled_at,
                   i.status, i.scan_status, i.last_archived_at, i.last_activated_at, i.subject_digest,
                   (select string_agg(t.tag, ' ' order by t.tag) from image_tag t where t.image_id = i.id) as tags,
                   array_to_string(m.members, ' ') as members, array_to_string(m.platforms, ' ') as platforms
              from image i
                   left join manifest m on m.digest = i.digest
             where i.repository_id = any (%s)""";

    private static final String LAST_PUSHED_FIRST = " order by i.pushed_at desc, i.id desc";

    private static final Comparator<KnownImage> BY_PUSH =
            Comparator.comparing((KnownImage image) -> image.facts().pushedAt()).reversed();

    private static final String ONE = "array(select id from repository where registry_id = :registry and name = :name)";

    private final JdbcClient jdbc;

    KnownImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All images of these repositories, by repository, those pushed last first. The database does not sort them: so many wide rows would go to
     * its disk and back.
     */
    Map<Long, List<KnownImage>> of(List<Long> repositories) {
        Map<Long, List<KnownImage>> all = new HashMap<>();
        jdbc.sql(IMAGES.formatted(":repositories"))
                .param("repositories", repositories.toArray(Long[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getLong("repository_id"), _ -> new ArrayList<>())
                            .add(image(row));
                });
        all.values().forEach(images -> images.sort(BY_PUSH));
        return all;
    }

    /** All images of a repository, those pushed last first; none if the inventory does not know it. */
    public List<KnownImage> of(RegistryId registry, String name) {
        return jdbc.sql(IMAGES.formatted(ONE) + LAST_PUSHED_FIRST)
                .param("registry", registry.toString())
                .param("name", name)
                .query((row, _) -> image(row))
                .list();
    }

    private static KnownImage image(ResultSet row) throws SQLException {
        String mediaType = row.getString("media_type");
        ImageFacts facts = new ImageFacts(
                row.getString("digest"),
                texts(row.getString("tags")),
                row.getLong("size_bytes"),
                RowMapping.required(row, "pushed_at"),
                RowMapping.instant(row, "last_pulled_at"),
                Status.valueOf(row.getString("status")),
                RowMapping.instant(row, "last_archived_at"),
                RowMapping.instant(row, "last_activated_at"),
                row.getString("subject_digest"),
                members(mediaType, row.getString("members")));
        return new KnownImage(
                facts,
                mediaType,
                row.getString("artifact_type"),
                row.getString("scan_status"),
                texts(row.getString("platforms")));
    }

    /** Null for an index that nobody has read. */
    static @Nullable List<String> members(@Nullable String mediaType, @Nullable String members) {
        return members == null && ManifestTypes.isIndex(mediaType) ? null : texts(members);
    }

    static List<String> texts(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
