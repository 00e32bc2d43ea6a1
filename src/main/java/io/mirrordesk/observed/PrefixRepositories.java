package io.mirrordesk.observed;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The repositories below prefixes, whoever made them and whether a mirror is there or not. */
@Service
public class PrefixRepositories {

    /** A name holds no backslash, so only its underscores mean something to {@code like}. */
    private static final String BELOW = """
            select p.prefix, counted.*, array(
                     select r.name from repository r
                      where r.registry_id = :registry and r.name like p.pattern
                      order by r.name limit :limit) as names
              from unnest(cast(:prefixes as text[]), cast(:patterns as text[])) as p (prefix, pattern)
             cross join lateral (
                     select count(*) as repositories, coalesce(sum(r.images), 0) as images,
                            coalesce(sum(r.size_bytes), 0) as size_bytes
                       from repository r
                      where r.registry_id = :registry and r.name like p.pattern) counted""";

    private final JdbcClient jdbc;

    PrefixRepositories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What lies below a prefix.
     *
     * @param names the first ones, by name
     * @param sizeBytes of all of them; layers that images share are counted each time
     */
    public record Below(List<String> names, long count, long images, long sizeBytes) {

        public static final Below NOTHING = new Below(List.of(), 0, 0, 0);
    }

    /** @param requested whether somebody asked for it by name, or it is adopted */
    public record Known(String name, boolean requested, Instant createdAt) {}

    /** By prefix, in one statement. {@code ROOT} has no repositories of its own: those that no other rule covers are people's applications. */
    public Map<Prefix, Below> below(RegistryId registry, Collection<Prefix> prefixes, int names) {
        List<Prefix> named =
                prefixes.stream().filter(prefix -> !prefix.isRoot()).toList();
        Map<Prefix, Below> below = new HashMap<>();
        jdbc.sql(BELOW)
                .param("registry", registry.toString())
                .param("limit", names)
                .param("prefixes", named.stream().map(Prefix::value).toArray(String[]::new))
                .param(
                        "patterns",
                        named.stream()
                                .map(prefix -> prefix.below().replace("_", "\\_") + "%")
                                .toArray(String[]::new))
                .query((row, _) -> below.put(Prefix.parse(row.getString("prefix")), read(row)))
                .list();
        return below;
    }

    private static Below read(ResultSet row) throws SQLException {
        Array names = row.getArray("names");
        return new Below(
                Arrays.asList((String[]) names.getArray()),
                row.getLong("repositories"),
                row.getLong("images"),
                row.getLong("size_bytes"));
    }

    /** Those of these names that the inventory knows. */
    public Map<String, Known> known(RegistryId registry, Collection<RepositoryName> names) {
        return jdbc
                .sql("select name, requested, created_at from repository where registry_id = ? and name = any (?)")
                .params(
                        registry.toString(),
                        names.stream().map(RepositoryName::value).toArray(String[]::new))
                .query((row, _) -> new Known(
                        row.getString("name"),
                        row.getBoolean("requested"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Known::name, known -> known));
    }
}
