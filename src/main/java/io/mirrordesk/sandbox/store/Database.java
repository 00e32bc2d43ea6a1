package io.mirrordesk.sandbox.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sandbox's H2 database {@code <data directory>/sandbox.mv.db}. Each transaction ends
 * with a CHECKPOINT, after which it is in the operating system's hands and survives {@code kill -9} of the process. H2 alone would
 * write within half a second; WRITE_DELAY 0 would do too, but it also stops the thread that gives back the file's dead space.
 */
public final class Database implements AutoCloseable {

    private static final String OPTIONS =
            ";WRITE_DELAY=500;RETENTION_TIME=10000;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;CACHE_SIZE=16384;TRACE_LEVEL_FILE=0";

    private final JdbcConnectionPool pool;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AtomicLong committed = new AtomicLong();
    private final ReentrantLock flushing = new ReentrantLock();
    private long flushed;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
        this.template = new JdbcTemplate(pool);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /**
     * Opens the database below a directory, creating what is missing.
     *
     * @throws IllegalStateException if another process has it open
     */
    public static Database open(Path directory) {
        Path file = directory.toAbsolutePath().resolve("sandbox");
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + file + OPTIONS, "sa", "");
        pool.setMaxConnections(32);
        Database database = new Database(pool);
        try {
            database.createSchema();
        } catch (DataAccessResourceFailureException e) {
            pool.dispose();
            throw new IllegalStateException(
                    "The sandbox's data directory " + directory
                            + " cannot be opened. Stop the other process that uses it, or choose another directory.",
                    e);
        }
        return database;
    }

    private void createSchema() {
        ResourceDatabasePopulator schema =
                new ResourceDatabasePopulator(new ClassPathResource("schema.sql", Database.class));
        schema.setSqlScriptEncoding(StandardCharsets.UTF_8.name());
        try {
            schema.execute(pool);
        } catch (DataAccessException e) {
            throw new DataAccessResourceFailureException("schema", e);
        }
    }

    /** Runs work as one durable transaction; nested calls join the outer one. */
    public <T> T write(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        T result = transactions.execute(status -> work.get());
        flush();
        return result;
    }

    /** Makes what is committed durable; one checkpoint serves all who committed before it began. */
    private void flush() {
        long mine = committed.incrementAndGet();
        flushing.lock();
        try {
            if (flushed < mine) {
                long upTo = committed.get();
                template.execute("checkpoint");
                flushed = upTo;
            }
        } finally {
            flushing.unlock();
        }
    }

    /** Runs work as one durable transaction; nested calls join the outer one. */
    public void write(Runnable work) {
        write(() -> {
            work.run();
            return true;
        });
    }

    /** Deletes every row of every table. */
    void clear() {
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
                .query((row, number) -> row.getString("table_name"))
                .list();
        write(() -> tables.forEach(table -> template.update("delete from " + table)));
    }

    /** Runs one durable statement, or takes part in the transaction around it; returns the number of rows. */
    int update(String sql, @Nullable Object... parameters) {
        return write(() -> template.update(sql, parameters));
    }

    /** Runs one statement for many rows, as {@link #update} does for one. */
    void updateAll(String sql, List<@Nullable Object[]> rows) {
        write(() -> {
            template.batchUpdate(sql, rows);
        });
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        template.execute("shutdown");
        pool.dispose();
    }
}
