package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Walks over the repositories of a selection in portions that fit into memory with all their images. */
@Repository
class SelectedRepositories {

    private static final int AT_ONCE = 1_000;
    private static final int IMAGES_AT_ONCE = 20_000;

    private final JdbcClient jdbc;

    SelectedRepositories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param readAt null if it was not read yet */
    record Selected(
            long id,
            RegistryId registry,
            String name,
            int images,
            @Nullable Instant readAt) {}

    /** Those behind an id, in the order of ids: at least one, and as many as have few enough images together; none at the end. */
    List<Selected> behind(long id, ImageSelection selection) {
        return behind(id, selection.condition(), selection.parameters());
    }

    /**
     * The same for a condition on {@code repository}.
     *
     * @param parameters of the condition, by name
     */
    List<Selected> behind(long id, String condition, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("behind", id);
        List<Selected> found = jdbc.sql(
                        "select id, registry_id, name, images, read_at from repository where id > :behind and "
                                + condition + " order by id limit " + AT_ONCE)
                .params(all)
                .query((row, _) -> new Selected(
                        row.getLong("id"),
                        RegistryId.parse(row.getString("registry_id")),
                        row.getString("name"),
                        row.getInt("images"),
                        RowMapping.instant(row, "read_at")))
                .list();
        return portion(found);
    }

    private static List<Selected> portion(List<Selected> found) {
        List<Selected> portion = new ArrayList<>();
        int images = 0;
        for (Selected repository : found) {
            images += repository.images();
            if (!portion.isEmpty() && images > IMAGES_AT_ONCE) {
                break;
            }
            portion.add(repository);
        }
        return portion;
    }
}
