package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    /** The queue of a name, created with these attributes and tags if there was none. */
    public Queue findOrCreate(
            Registry registry, String name, Map<String, String> attributes, Map<String, String> tags, Instant at) {
        return find(registry, name)
                .or(() -> create(registry, name, attributes, tags, at))
                .orElseThrow();
    }

    private Optional<Queue> create(
            Registry registry, String name, Map<String, String> attributes, Map<String, String> tags, Instant at) {
        try {
            database.update(
                    "insert into queue (registry, name, attributes, tags, created_at, changed_at) values (?,?,?,?,?,?)",
                    registry.toString(),
                    name,
                    Json.write(attributes),
                    Json.write(tags),
                    at.toEpochMilli(),
                    at.toEpochMilli());
        } catch (DuplicateKeyException e) {
            return find(registry, name);
        }
        return find(registry, name);
    }

    /** Changes attributes; others who change them wait. */
    public void changeAttributes(long id, UnaryOperator<Map<String, String>> change, Instant at) {
        database.write(() -> lock(id).ifPresent(queue -> database.update(
                "update queue set attributes = ?, changed_at = ? where id = ?",
                Json.write(change.apply(queue.attributes())),
                at.toEpochMilli(),
                id)));
    }

    /** Changes tags; others who change them wait. */
    public void changeTags(long id, UnaryOperator<Map<String, String>> change) {
        database.write(() -> lock(id).ifPresent(queue ->
                database.update("update queue set tags = ? where id = ?", Json.write(change.apply(queue.tags())), id)));
    }

    private Optional<Queue> lock(long id) {
        return jdbc.sql("select * from queue where id = ? for update")
                .param(id)
                .query(Queues::queue)
                .optional();
    }

    /** Notes that a queue is purged now; false if the last purge is not so long ago. */
    public boolean startPurge(long id, Instant now, Duration apart) {
        return database.update(
                        "update queue set purged_at = ? where id = ? and (purged_at is null or purged_at <= ?)",
                        now.toEpochMilli(),
                        id,
                        now.minus(apart).toEpochMilli())
                == 1;
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
                Json.map(row.getString("tags")),
                time(row, "created_at"),
                time(row, "changed_at"));
    }
}
