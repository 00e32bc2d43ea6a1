package io.mirrordesk.observed;

import io.mirrordesk.contract.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements behind one page of repositories. Values are parameters; only words of this class become SQL. */
final class RepositorySql {

    private final RepositoryQuery query;
    private final List<String> filters = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    RepositorySql(RepositoryQuery query) {
        this.query = query;
        filter(
                "registry_id = :registry",
                "registry",
                query.registry() == null ? null : query.registry().toString());
        filter("mirror = :mirror", "mirror", query.mirror());
        filter("(template = :template or template like :version)", "template", query.template());
        filter("conforms = :conforms", "conforms", query.conforms());
        filter("name ilike :q", "q", query.q() == null ? null : "%" + escaped(query.q()) + "%");
        if (query.template() != null) {
            parameters.put("version", escaped(query.template()) + "@%");
        }
    }

    /** One row more than the page has, so that a next page is known. */
    String page() {
        List<String> conditions = new ArrayList<>(filters);
        if (query.cursor() != null) {
            conditions.add(behind(Cursor.parse(query.cursor(), query.sort())));
        }
        String direction = query.sort().descending() ? " desc" : "";
        String key = query.sort().key().expression();
        return "select *, to_jsonb(" + key + ") #>> '{}' as sort_key, (" + total() + ") as total from repository"
                + where(conditions) + " order by " + key + direction + ", id" + direction + " limit "
                + (query.limit() + 1);
    }

    /** Counts no further than a total is exact. */
    String total() {
        return "select count(*) from (select 1 from repository" + where(filters) + " limit " + (Slice.EXACT_UP_TO + 1)
                + ") matching";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String behind(Cursor cursor) {
        parameters.put("key", cursor.key());
        parameters.put("id", cursor.id());
        RepositorySort.Key key = query.sort().key();
        return "(" + key.expression() + ", id) " + (query.sort().descending() ? "<" : ">") + " (cast(:key as "
                + key.type() + "), :id)";
    }

    private void filter(String condition, String name, @Nullable Object value) {
        if (value != null) {
            filters.add(condition);
            parameters.put(name, value);
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String escaped(String text) {
        return text.replace("\0", "").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
