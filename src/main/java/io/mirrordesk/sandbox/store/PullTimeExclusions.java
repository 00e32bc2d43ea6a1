package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The principals, by their ARNs, whose pulls are not recorded in a registry: scanners, for example. */
public final class PullTimeExclusions {

    private final Database database;
    private final JdbcClient jdbc;

    public PullTimeExclusions(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** Adds a principal; false if it is there already. */
    public boolean add(Registry registry, String principal, Instant at) {
        try {
            database.update(
                    "insert into pull_time_exclusion values (?, ?, ?)",
                    registry.toString(),
                    principal,
                    at.toEpochMilli());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Removes a principal; false if it is not there. */
    public boolean remove(Registry registry, String principal) {
        return database.update(
                        "delete from pull_time_exclusion where registry = ? and principal = ?",
                        registry.toString(),
                        principal)
                > 0;
    }

    /**
     * Whether pulls of a principal leave the time of the last pull as it is.
     *
     * @param principal a user's ARN, or a role's ({@code arn:aws:iam::<account>:role/<name>})
     */
    public boolean contains(Registry registry, String principal) {
        return jdbc.sql("select exists (select 1 from pull_time_exclusion where registry = ? and principal = ?)")
                .params(registry.toString(), principal)
                .query(Boolean.class)
                .single();
    }

    /** A page in the order of ARNs, beginning after one ({@code ""} for the first page). */
    public List<String> list(Registry registry, String after, int limit) {
        return jdbc.sql("""
                        select principal from pull_time_exclusion where registry = ? and principal > ?
                        order by registry, principal limit ?""")
                .params(registry.toString(), after, limit)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
