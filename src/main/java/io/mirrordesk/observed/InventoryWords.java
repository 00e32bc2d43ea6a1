package io.mirrordesk.observed;

import io.mirrordesk.observed.listing.Likes;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Names that occur in the inventory, to complete what somebody is typing. */
@Service
public class InventoryWords {

    /** Shorter parts are in nearly every name. */
    private static final int SHORTEST_PART = 2;

    /** Goes from one tag to the next different one, so that a tag of many images costs no more than one of few. */
    private static final String TAGS = """
            with recursive found as (
                (select tag from image_tag where tag like :start order by tag using ~<~ limit 1)
                union all
                select (select tag from image_tag where tag ~>~ found.tag and tag like :start
                         order by tag using ~<~ limit 1)
                  from found where found.tag is not null)
            select tag from found where tag is not null limit :most""";

    private final JdbcClient jdbc;
    private final MediaTypes types;

    InventoryWords(JdbcClient jdbc, MediaTypes types) {
        this.jdbc = jdbc;
        this.types = types;
    }

    /** Repositories whose name has this part; none before two characters of it are there. */
    public List<String> repositories(String part, int most) {
        return part.length() < SHORTEST_PART
                ? List.of()
                : jdbc.sql("select name from repository where name like :part limit :most")
                        .param("part", Likes.containing(part.toLowerCase(Locale.ROOT)))
                        .param("most", most)
                        .query(String.class)
                        .list();
    }

    /** Tags that begin so, each once. */
    public List<String> tags(String start, int most) {
        return jdbc.sql(TAGS)
                .param("start", Likes.beginning(start))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Media and artifact types of images, by name. */
    public List<String> types() {
        return types.all();
    }
}
