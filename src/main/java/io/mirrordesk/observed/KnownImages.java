package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The images of repositories with all that the inventory knows of them. Lists travel as texts with spaces, which neither tags nor digests
 * nor platforms have.
 */
@Repository
public class KnownImages {

    private static final String IMAGES = """
            select %s,
                   array_to_string(m.members, ' ') as members,
                   (select string_agg(t.tag, ' ' order by t.tag) from image_tag t where t.image_id = i.id) as tags,
                   i.artifact_type, i.size_bytes, i.scan_status, array_to_string(m.platforms, ' ') as platforms
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
        jdbc.sql(IMAGES.formatted(ImageFactsReader.COLUMNS, ":repositories"))
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
        return jdbc.sql(IMAGES.formatted(ImageFactsReader.COLUMNS, ONE) + LAST_PUSHED_FIRST)
                .param("registry", registry.toString())
                .param("name", name)
                .query((row, _) -> image(row))
                .list();
    }

    private static KnownImage image(ResultSet row) throws SQLException {
        return new KnownImage(
                ImageFactsReader.facts(row, row.getLong("size_bytes")),
                row.getString("media_type"),
                row.getString("artifact_type"),
                row.getString("scan_status"),
                ImageFactsReader.texts(row.getString("platforms")));
    }
}
