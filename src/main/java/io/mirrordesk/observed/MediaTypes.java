package io.mirrordesk.observed;

import io.mirrordesk.observed.listing.FittingTypes;
import io.mirrordesk.observed.query.Condition;
import io.mirrordesk.observed.query.Condition.Matches;
import io.mirrordesk.observed.query.Condition.Part;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The media and artifact types that images have: few, however many images there are. */
@Repository
class MediaTypes {

    /** Goes through each index from one value to the next, as PostgreSQL does not skip by itself. */
    private static final String ALL = """
            with recursive media as (
                (select media_type as type from image order by media_type limit 1)
                union all
                select (select media_type from image where media_type > media.type order by media_type limit 1)
                  from media where media.type is not null),
            artifact as (
                (select artifact_type as type from image order by artifact_type limit 1)
                union all
                select (select artifact_type from image where artifact_type > artifact.type
                         order by artifact_type limit 1)
                  from artifact where artifact.type is not null)
            select type, true as is_media from media where type is not null
            union all select type, false from artifact where type is not null order by type""";

    /** Docker's word for an index. */
    private static final String MANIFEST_LIST = "manifest.list";

    private final JdbcClient jdbc;

    MediaTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    List<String> all() {
        return types().stream().map(Type::name).distinct().toList();
    }

    FittingTypes matching(Condition condition) {
        Predicate<String> fits = fits(condition);
        Map<Boolean, List<String>> fitting = types().stream()
                .filter(type -> fits.test(type.name()))
                .collect(Collectors.partitioningBy(Type::isMedia, Collectors.mapping(Type::name, Collectors.toList())));
        return new FittingTypes(fitting.getOrDefault(true, List.of()), fitting.getOrDefault(false, List.of()));
    }

    private List<Type> types() {
        return jdbc.sql(ALL)
                .query((row, _) -> new Type(row.getString("type"), row.getBoolean("is_media")))
                .list();
    }

    private record Type(String name, boolean isMedia) {}

    private static Predicate<String> fits(Condition condition) {
        return switch (condition) {
            case Part part ->
                type -> type.contains(part.text()) || part.text().equals("index") && type.contains(MANIFEST_LIST);
            case Matches matches -> matches.glob()::matches;
            default -> type -> false;
        };
    }
}
