package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queues of all accounts and regions. What is in them is in {@link Messages}. */
public final class Queues {

    private final Database database;
    private final JdbcClient jdbc;

    public Queues(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<Queue> find(Registry registry, String name) {
        return jdbc.sql("select * from queue where registry = ? and name = ?")
                .params(registry.toString(), name)
                .query(Queues::queue)
                .optional();
    }

    /** The queues whose names begin with a prefix, after a name, in their order. */
    public List<Queue> list(Registry registry, String prefix, String after, int limit) {
        return jdbc.sql("""
                        select * from queue where registry = ? and name > ? and left(name, length(?)) = ?
                        order by name limit ?""")
                .params(registry.toString(), after, prefix, prefix, limit)
                .query(Queues::queue)
                .list();
    }

    /** The queue of a name, created with these attributes if there was none. */
    public Queue findOrCreate(Registry registry, String name, Map<String, String> attributes, Instant at) {
        return find(registry, name)
                .or(() -> create(registry, name, attributes, at))
                .orElseThrow();
    }

    private Optional<Queue> create(Registry registry, String name, Map<String, String> attributes, Instant at) {
        try {
            database.update(
                    "insert into queue (registry, name, attributes, created_at, changed_at) values (?,?,?,?,?)",
                    registry.toString(),
                    name,
                    Json.write(attributes),
                    at.toEpochMilli(),
                    at.toEpochMilli());
        } catch (DuplicateKeyException e) {
            return find(registry, name);
        }
        return find(registry, name);
    }

    public void setAttributes(long id, Map<String, String> attributes, Instant at) {
        database.update(
                "update queue set attributes = ?, changed_at = ? where id = ?",
                Json.write(attributes),
                at.toEpochMilli(),
                id);
    }

    public void delete(long id) {
        database.update("delete from queue where id = ?", id);
    }

    private static Queue queue(ResultSet row, int number) throws SQLException {
        return new Queue(
                row.getLong("id"),
                Registry.parse(row.getString("registry")),
                row.getString("name"),
                Json.map(row.getString("attributes")),
                time(row, "created_at"),
                time(row, "changed_at"));
    }
}
