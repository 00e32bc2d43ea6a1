package io.mirrordesk.observed;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The repositories that are a mirror's own: under its prefix, and made after its rule came under management. */
@Service
public class OwnRepositories {

    private final JdbcClient jdbc;

    OwnRepositories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param names the first ones, by name
     * @param count how many there are in all
     * @param images in all of them
     * @param sizeBytes of all of them; layers that images share are counted each time
     */
    public record Own(List<RepositoryName> names, long count, long images, long sizeBytes) {}

    /**
     * What repositories hold, as the inventory last saw them; one that it does not know holds nothing.
     *
     * @param sizeBytes of their images, compressed; layers that images share are counted each time
     */
    public record Contents(long images, long sizeBytes) {

        public static final Contents NONE = new Contents(0, 0);

        public Contents plus(Contents other) {
            return new Contents(images + other.images, sizeBytes + other.sizeBytes);
        }
    }

    public Contents contents(RegistryId registry, Collection<String> names) {
        return jdbc.sql("""
                        select coalesce(sum(images), 0) as images, coalesce(sum(size_bytes), 0) as size_bytes
                          from repository where registry_id = :registry and name = any (:names)""")
                .param("registry", registry.toString())
                .param("names", names.toArray(String[]::new))
                .query((row, _) -> new Contents(row.getLong("images"), row.getLong("size_bytes")))
                .single();
    }

    /** @param limit how many names are wanted at most */
    public Own of(RegistryId registry, Prefix prefix, Instant managedSince, int limit) {
        List<RepositoryName> names = jdbc.sql("""
                        select name from repository
                         where registry_id = :registry and mirror = :mirror and created_at >= :since
                         order by name limit :limit""")
                .param("registry", registry.toString())
                .param("mirror", prefix.value())
                .param("since", managedSince.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> RepositoryName.parse(row.getString("name")))
                .list();
        return jdbc.sql("""
                        select count(*) as repositories, coalesce(sum(images), 0) as images,
                               coalesce(sum(size_bytes), 0) as size_bytes
                          from repository
                         where registry_id = :registry and mirror = :mirror and created_at >= :since""")
                .param("registry", registry.toString())
                .param("mirror", prefix.value())
                .param("since", managedSince.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Own(names, row.getLong("repositories"), row.getLong("images"), row.getLong("size_bytes")))
                .single();
    }
}
