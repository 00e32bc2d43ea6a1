package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;
import static io.mirrordesk.sandbox.store.Columns.timeOrNull;

import io.mirrordesk.sandbox.store.NewMessage.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The messages of all queues; a received one is invisible until its time, then it comes again. */
public final class Messages {

    /** Within this time a FIFO queue takes a message of the same key for the same. */
    private static final Duration DEDUPLICATION = Duration.ofMinutes(5);

    /** What can be received; of a group only what no invisible message of the group stands before. */
    private static final String VISIBLE = """
            select m.* from message m where m.queue_id = ? and m.visible_at <= ?
                and (m.group_id is null or not exists (select 1 from message before where before.queue_id = m.queue_id
                    and before.group_id = m.group_id and before.id < m.id and before.visible_at > ?))
            order by\s""";

    private final Database database;
    private final JdbcClient jdbc;

    public Messages(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** Puts a message into a queue, unless a FIFO queue has it already. */
    public Sent send(long queueId, NewMessage message) {
        return database.write(() ->
                duplicate(queueId, message).orElseGet(() -> remember(queueId, message, insert(queueId, message))));
    }

    private Sent insert(long queueId, NewMessage message) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into message (queue_id, message_id, body, attributes, system, group_id, sent_at, visible_at, receives)
                        values (:queue, :id, :body, :attributes, :system, :group, :sent, :visible, 0)""")
                .param("queue", queueId)
                .param("id", message.messageId())
                .param("body", message.body())
                .param("attributes", message.attributes())
                .param("system", Json.write(message.system()))
                .param("group", message.groupId().orElse(null))
                .param("sent", message.sentAt().toEpochMilli())
                .param("visible", message.visibleAt().toEpochMilli())
                .update(key, "id");
        return new Sent(
                message.messageId(), Objects.requireNonNull(key.getKey()).longValue());
    }

    private Optional<Sent> duplicate(long queueId, NewMessage message) {
        if (message.deduplicationKey().isEmpty()) {
            return Optional.empty();
        }
        // One sender at a time: two of the same key must not both find nothing.
        jdbc.sql("select id from queue where id = ? for update")
                .param(queueId)
                .query(Long.class)
                .optional();
        return jdbc.sql("select * from message_deduplication where queue_id = ? and dedup_key = ? and sent_at > ?")
                .params(
                        queueId,
                        message.deduplicationKey().get(),
                        message.sentAt().minus(DEDUPLICATION).toEpochMilli())
                .query((row, number) -> new Sent(row.getString("message_id"), row.getLong("sequence")))
                .optional();
    }

    private Sent remember(long queueId, NewMessage message, Sent sent) {
        message.deduplicationKey()
                .ifPresent(key -> database.update(
                        "merge into message_deduplication key (queue_id, dedup_key) values (?,?,?,?,?)",
                        queueId,
                        key,
                        sent.messageId(),
                        sent.sequence(),
                        message.sentAt().toEpochMilli()));
        return sent;
    }

    /**
     * Takes up to {@code limit} visible messages and hides them until a time. What has been received often enough goes to the dead letter
     * queue instead.
     */
    public List<Message> receive(
            Queue queue, int limit, Instant now, Instant hiddenUntil, Optional<DeadLetter> redrive) {
        if (visible(queue.id(), now) == 0) {
            return List.of();
        }
        String order = queue.isFifo() ? "m.id" : "m.visible_at, m.id";
        return database.write(() -> {
            List<Message> visible = jdbc.sql(VISIBLE + order + " limit ? for update")
                    .params(queue.id(), now.toEpochMilli(), now.toEpochMilli(), limit)
                    .query(Messages::message)
                    .list();
            List<Message> taken = new ArrayList<>();
            for (Message message : visible) {
                if (redrive.filter(letter -> message.receives() >= letter.maxReceives())
                        .isPresent()) {
                    move(message, redrive.get());
                } else {
                    taken.add(hide(message, now, hiddenUntil));
                }
            }
            return taken;
        });
    }

    private void move(Message message, DeadLetter letter) {
        database.update(
                "update message set queue_id = ?, system = ? where id = ?",
                letter.queueId(),
                Json.write(letter.stamped(message.system())),
                message.id());
    }

    private Message hide(Message message, Instant now, Instant until) {
        Instant first = message.receivedAt() == null ? now : message.receivedAt();
        database.update(
                "update message set visible_at = ?, received_at = ?, receives = receives + 1 where id = ?",
                until.toEpochMilli(),
                first.toEpochMilli(),
                message.id());
        return new Message(
                message.id(),
                message.messageId(),
                message.body(),
                message.attributes(),
                message.system(),
                message.sentAt(),
                until,
                first,
                message.receives() + 1);
    }

    public Optional<Message> find(long queueId, long id) {
        return jdbc.sql("select * from message where queue_id = ? and id = ?")
                .params(queueId, id)
                .query(Messages::message)
                .optional();
    }

    /** Changes when a message is visible again, if it has not been received again since; says whether it was. */
    public boolean hideUntil(long queueId, long id, int receives, Instant until) {
        return database.update(
                        "update message set visible_at = ? where queue_id = ? and id = ? and receives = ?",
                        until.toEpochMilli(),
                        queueId,
                        id,
                        receives)
                == 1;
    }

    public void delete(long queueId, long id) {
        database.update("delete from message where queue_id = ? and id = ?", queueId, id);
    }

    /** Deletes the messages of a queue that were sent before a time. */
    public void purge(long queueId, Instant before) {
        if (count("select count(*) from message where queue_id = ? and sent_at < ?", queueId, before) > 0) {
            database.update("delete from message where queue_id = ? and sent_at < ?", queueId, before.toEpochMilli());
        }
    }

    /** The number of messages that can be received now. */
    public int visible(long queueId, Instant now) {
        return count("select count(*) from message where queue_id = ? and visible_at <= ?", queueId, now);
    }

    /** The number of messages that were received and may come again. */
    public int inFlight(long queueId, Instant now) {
        return count(
                "select count(*) from message where queue_id = ? and visible_at > ? and receives > 0", queueId, now);
    }

    /** The number of messages that were sent with a delay which has not passed. */
    public int delayed(long queueId, Instant now) {
        return count(
                "select count(*) from message where queue_id = ? and visible_at > ? and receives = 0", queueId, now);
    }

    private int count(String sql, long queueId, Instant now) {
        return jdbc.sql(sql)
                .params(queueId, now.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("body"),
                row.getString("attributes"),
                Json.map(row.getString("system")),
                time(row, "sent_at"),
                time(row, "visible_at"),
                timeOrNull(row, "received_at"),
                row.getInt("receives"));
    }
}
