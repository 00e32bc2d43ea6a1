package io.mirrordesk.observed.search;

import io.mirrordesk.oci.NameFit;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.oci.SearchText.DigestStart;
import io.mirrordesk.oci.SearchText.TagPart;
import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds repositories and images of all registries by what somebody types. */
@Service
public class InventorySearch {

    private static final Comparator<FoundRepository> BEST = Comparator.comparing(FoundRepository::fit)
            .thenComparing(repository -> repository.name().length())
            .thenComparing(FoundRepository::name);

    private static final Comparator<FoundImage> NEWEST = Comparator.comparing(FoundImage::exact)
            .reversed()
            .thenComparing(FoundImage::pushedAt, Comparator.reverseOrder())
            .thenComparing(FoundImage::repository);

    private final JdbcClient jdbc;
    private final NearWords near;

    InventorySearch(JdbcClient jdbc, NearWords near) {
        this.jdbc = jdbc;
        this.near = near;
    }

    /**
     * Everything that was found, in one statement at most.
     *
     * @param names whole names that the text means, such as those that mirrors give to it; they fit exactly
     */
    public InventoryHits find(SearchText text, Collection<String> names, Set<Wanted> wanted) {
        SearchStatement statement = new SearchStatement(text, names, wanted);
        if (statement.isEmpty()) {
            return InventoryHits.NONE;
        }
        Map<Wanted, List<Row>> rows =
                jdbc.sql(statement.sql()).params(statement.values()).query(Row::of).list().stream()
                        .collect(Collectors.groupingBy(
                                Row::wanted, () -> new EnumMap<>(Wanted.class), Collectors.toList()));
        String tag = text.tag().map(TagPart::text).orElse("");
        String hex = text.digest().map(DigestStart::hex).orElse("");
        return new InventoryHits(
                found(rows.get(Wanted.REPOSITORIES), row -> row.repository(fit(row.name(), text, names)), BEST),
                found(rows.get(Wanted.TAGS), row -> row.image(tag.equals(row.tag())), NEWEST),
                found(rows.get(Wanted.DIGESTS), row -> row.image(row.digest().endsWith(":" + hex)), NEWEST));
    }

    /**
     * The text with its mistyped words as they were probably meant; empty where nothing is near.
     *
     * @param others words that may be meant too, beside those in the names of repositories
     */
    public Optional<String> corrected(SearchText text, Collection<String> others) {
        return near.corrected(text, others);
    }

    private static NameFit fit(String name, SearchText text, Collection<String> names) {
        return names.contains(name) ? NameFit.EXACT : NameFit.of(name, text.words());
    }

    private static <T> Found<T> found(@Nullable List<Row> rows, Function<Row, T> of, Comparator<T> order) {
        List<Row> some = rows == null ? List.of() : rows;
        return new Found<>(some.stream().map(of).sorted(order).limit(Found.MOST).toList(), some.size() <= Found.MOST);
    }

    /** A row of the statement; what is not asked of a kind is empty. */
    private record Row(
            Wanted wanted,
            RegistryId registry,
            String name,
            @Nullable String mirror,
            int images,
            long sizeBytes,
            String digest,
            @Nullable String tag,
            @Nullable OffsetDateTime pushedAt) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    Wanted.valueOf(row.getString("wanted")),
                    RegistryId.parse(row.getString("registry_id")),
                    row.getString("name"),
                    row.getString("mirror"),
                    row.getInt("images"),
                    row.getLong("size_bytes"),
                    Optional.ofNullable(row.getString("digest")).orElse(""),
                    row.getString("tag"),
                    row.getObject("pushed_at", OffsetDateTime.class));
        }

        FoundRepository repository(NameFit fit) {
            return new FoundRepository(registry, name, mirror, images, sizeBytes, fit);
        }

        FoundImage image(boolean exact) {
            return new FoundImage(
                    registry,
                    name,
                    digest,
                    tag,
                    Objects.requireNonNull(pushedAt).toInstant(),
                    exact);
        }
    }
}
