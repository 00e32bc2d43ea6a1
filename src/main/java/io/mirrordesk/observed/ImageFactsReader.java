package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads, of many images at a time, what a policy decides by and no more. Tags are left out where no rule asks for them: without them it cannot
 * be said how certain a fate is, but the fate is the same.
 */
@Repository
class ImageFactsReader {

    /** What {@link #facts} reads first, of an image {@code i}; an index's members and the tags are to follow. */
    static final String COLUMNS = """
            i.repository_id, i.digest, i.pushed_at, i.last_pulled_at, i.status, i.last_archived_at, i.last_activated_at,
            i.subject_digest, i.media_type""";

    private static final String FACTS = """
            select %s,
                   case when i.media_type = any (:indexes)
                        then (select array_to_string(m.members, ' ') from manifest m where m.digest = i.digest) end as members,
                   %s as tags
              from image i
             where i.repository_id = any (:repositories)""";

    private static final String TAGS = "(select string_agg(t.tag, ' ') from image_tag t where t.image_id = i.id)";
    private static final String NO_TAGS = "null";

    private final JdbcClient jdbc;

    ImageFactsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The images of each repository that has any, in no particular order. */
    Collection<List<ImageFacts>> of(List<Long> repositories, LifecyclePolicy policy) {
        Map<Long, List<ImageFacts>> all = new HashMap<>();
        jdbc.sql(FACTS.formatted(COLUMNS, policy.looksAtTags() ? TAGS : NO_TAGS))
                .param("indexes", ManifestTypes.INDEXES.toArray(String[]::new))
                .param("repositories", repositories.toArray(Long[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(facts(row, 0));
                });
        return all.values();
    }

    /** By position: looking the names up for each of millions of rows takes as long as all the rest. */
    static ImageFacts facts(ResultSet row, long sizeBytes) throws SQLException {
        return new ImageFacts(
                row.getString(2),
                texts(row.getString(11)),
                sizeBytes,
                RowMapping.required(row, 3),
                RowMapping.instant(row, 4),
                Status.valueOf(row.getString(5)),
                RowMapping.instant(row, 6),
                RowMapping.instant(row, 7),
                row.getString(8),
                members(row.getString(9), row.getString(10)));
    }

    /** Null for an index that nobody has read. */
    private static @Nullable List<String> members(@Nullable String mediaType, @Nullable String members) {
        return members == null && ManifestTypes.isIndex(mediaType) ? null : texts(members);
    }

    /** What is kept as one text with spaces. */
    static List<String> texts(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
