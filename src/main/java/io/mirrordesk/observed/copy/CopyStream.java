package io.mirrordesk.observed.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Rows on their way into a table by {@code COPY … FROM STDIN}, in PostgreSQL's text format, a buffer at a time. They are in the table
 * once {@link #close} has returned, within the transaction of the connection.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, File Formats</a>
 */
public final class CopyStream implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final PGCopyOutputStream out;
    private final StringBuilder text = new StringBuilder(BUFFER + 4096);

    private CopyStream(PGCopyOutputStream out) {
        this.out = out;
    }

    /** @param target a table and its columns, such as {@code image (id, digest)}; never a person's text */
    public static CopyStream into(Connection connection, String target) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        return new CopyStream(new PGCopyOutputStream(postgres, "copy " + target + " from stdin", BUFFER));
    }

    /** Sends one row: each value as PostgreSQL reads it from its {@code toString()}, null for NULL. */
    public void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            append(values[i]);
        }
        text.append('\n');
        if (text.length() >= BUFFER) {
            send();
        }
    }

    /** Ends the copy; if rows are refused, none of them is kept. */
    @Override
    public void close() {
        send();
        try {
            out.close();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        String plain = value.toString();
        for (int i = 0; i < plain.length(); i++) {
            escape(plain.charAt(i));
        }
    }

    private void escape(char character) {
        switch (character) {
            case '\\' -> text.append("\\\\");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            default -> text.append(character);
        }
    }

    private void send() {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        text.setLength(0);
    }
}
