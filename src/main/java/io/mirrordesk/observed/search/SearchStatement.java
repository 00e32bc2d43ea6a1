package io.mirrordesk.observed.search;

import static io.mirrordesk.observed.search.Found.MOST;

import io.mirrordesk.observed.listing.Likes;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.oci.SearchText.DigestStart;
import io.mirrordesk.oci.SearchText.TagPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One statement for everything that the inventory has for a text. Each part finds at most one row more than is ranked, by an index: a
 * materialized part is planned as if all of it were wanted, so that a limit behind it does not talk the planner into reading the table.
 */
final class SearchStatement {

    /** What {@code image_by_digest} has of a digest. */
    private static final int DIGITS_INDEXED = 12;

    private static final int LIMIT = MOST + 1;
    private static final String NAMED = "id, registry_id, name, mirror, images, size_bytes";

    private final Parameters parameters = new Parameters();
    private final List<String> before = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    /** @param names whole names that are meant by the text in any case */
    SearchStatement(SearchText text, Collection<String> names, Set<Wanted> wanted) {
        if (wanted.contains(Wanted.REPOSITORIES)) {
            repositories(text.words(), names);
        }
        if (wanted.contains(Wanted.TAGS)) {
            text.tag().ifPresent(this::tagged);
        }
        if (wanted.contains(Wanted.DIGESTS)) {
            text.digest().filter(DigestStart::isLongEnough).ifPresent(this::digests);
        }
    }

    /** Whether nothing of the inventory can be meant. */
    boolean isEmpty() {
        return parts.isEmpty();
    }

    String sql() {
        String with = before.isEmpty() ? "" : "with " + String.join(",\n", before) + "\n";
        return with + String.join("\nunion all\n", parts);
    }

    Map<String, Object> values() {
        return parameters.all();
    }

    private void repositories(List<String> words, Collection<String> names) {
        candidates("named", words, names).ifPresent(candidates -> {
            parts.add("select 'REPOSITORIES' as wanted, registry_id, name, mirror, images, size_bytes, null as digest,"
                    + " null as tag, null::timestamptz as pushed_at from (" + candidates + ") found");
        });
    }

    /** Those of these names, those whose name ends so, and some of those with the words in them. */
    private Optional<String> candidates(String name, List<String> words, Collection<String> names) {
        return NameCondition.of(words, parameters).map(condition -> {
            before.add(name + " as materialized (select " + NAMED + " from repository where " + condition + ")");
            List<String> ways = new ArrayList<>(List.of("(select * from " + name + " limit " + LIMIT + ")"));
            if (words.size() == 1) {
                ways.add("(select " + NAMED + " from repository where " + endsWith(words.getFirst()) + " limit " + LIMIT
                        + ")");
            }
            if (!names.isEmpty()) {
                String whole = parameters.add(names.toArray(String[]::new));
                ways.add("(select " + NAMED + " from repository where name = any (" + whole + "))");
            }
            return String.join(" union ", ways);
        });
    }

    private String endsWith(String word) {
        int slash = word.lastIndexOf('/');
        String last = "split_part(name, '/', -1) = " + parameters.add(word.substring(slash + 1));
        return slash < 0 ? last : last + " and name like " + parameters.add(Likes.ending("/" + word));
    }

    private void tagged(TagPart tag) {
        String like = parameters.add(tag.anywhere() ? Likes.containing(tag.text()) : Likes.beginning(tag.text()));
        if (tag.words().isEmpty()) {
            images(
                    "TAGS",
                    "select tag, image_id, repository_id from image_tag where tag like " + like
                            + " order by tag using ~<~ limit " + LIMIT);
            return;
        }
        candidates("tagged_in", tag.words(), List.of()).ifPresent(repositories -> {
            // The offset keeps the tags of each repository from being looked for among those of all.
            images(
                    "TAGS",
                    "select t.tag, t.image_id, n.id as repository_id from (" + repositories + ") n cross join lateral"
                            + " (select tag, image_id from image_tag where repository_id = n.id and tag like " + like
                            + " offset 0) t order by t.tag <> " + parameters.add(tag.text()) + " limit " + LIMIT);
        });
    }

    private void digests(DigestStart digest) {
        String indexed = digest.hex().substring(0, Math.min(digest.hex().length(), DIGITS_INDEXED));
        before.add("digested as materialized (select id as image_id, repository_id from image where substr(digest, 8, "
                + DIGITS_INDEXED + ") collate \"C\" like " + parameters.add(Likes.beginning(indexed))
                + " and digest like " + parameters.add(Likes.beginning(digest.algorithm() + ":" + digest.hex())) + ")");
        images(
                "DIGESTS",
                "select (select min(t.tag) from image_tag t where t.image_id = d.image_id) as tag, d.image_id,"
                        + " d.repository_id from (select * from digested limit " + LIMIT + ") d");
    }

    private void images(String wanted, String found) {
        parts.add(
                "select '" + wanted + "' as wanted, r.registry_id, r.name, r.mirror, r.images, r.size_bytes, i.digest,"
                        + " f.tag, i.pushed_at from (" + found + ") f join image i on i.id = f.image_id"
                        + " join repository r on r.id = f.repository_id");
    }
}
