package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;
import static io.mirrordesk.sandbox.store.Columns.timeOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages of all queues; a received one is invisible until its time, then it comes again. */
public final class Messages {

    private static final String VISIBLE =
            "select * from message where queue_id = ? and visible_at <= ? order by visible_at, id limit ? for update";

    private final Database database;
    private final JdbcClient jdbc;

    public Messages(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public void send(long queueId, String messageId, String body, String attributes, Instant at, Instant visibleAt) {
        database.update(
                "insert into message (queue_id, message_id, body, attributes, sent_at, visible_at, receives)"
                        + " values (?,?,?,?,?,?,0)",
                queueId,
                messageId,
                body,
                attributes,
                at.toEpochMilli(),
                visibleAt.toEpochMilli());
    }

    /** Takes up to {@code limit} visible messages and hides them until a time. */
    public List<Message> receive(long queueId, int limit, Instant now, Instant hiddenUntil) {
        return database.write(() -> {
            List<Message> visible = jdbc.sql(VISIBLE)
                    .params(queueId, now.toEpochMilli(), limit)
                    .query(Messages::message)
                    .list();
            return visible.stream()
                    .map(message -> hide(message, now, hiddenUntil))
                    .toList();
        });
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
                message.sentAt(),
                until,
                first,
                message.receives() + 1);
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

    /** Deletes all messages of a queue, or those sent before a time (its retention period). */
    public void purge(long queueId, Instant before) {
        database.update("delete from message where queue_id = ? and sent_at < ?", queueId, before.toEpochMilli());
    }

    /** The number of messages that can be received now. */
    public int visible(long queueId, Instant now) {
        return count("select count(*) from message where queue_id = ? and visible_at <= ?", queueId, now);
    }

    /** The number of messages that were received or delayed, and are not to be received now. */
    public int hidden(long queueId, Instant now) {
        return count("select count(*) from message where queue_id = ? and visible_at > ?", queueId, now);
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
                time(row, "sent_at"),
                time(row, "visible_at"),
                timeOrNull(row, "received_at"),
                row.getInt("receives"));
    }
}
