package io.mirrordesk.sandbox.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Texts of which a registry has one each: its policy, its account settings, its replication configuration. */
public final class Documents {

    public static final String REGISTRY_POLICY = "registry-policy";
    public static final String REPLICATION = "replication";
    public static final String SCANNING = "scanning";
    public static final String SIGNING = "signing";

    private final Database database;
    private final JdbcClient jdbc;

    public Documents(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** The kind of an account setting's document, by the setting's name. */
    public static String setting(String name) {
        return "setting:" + name;
    }

    public Optional<String> find(Registry registry, String kind) {
        return jdbc.sql("select text from document where registry = ? and kind = ?")
                .params(registry.toString(), kind)
                .query(String.class)
                .optional();
    }

    /** Inserts or replaces. */
    public void put(Registry registry, String kind, String text) {
        database.update("merge into document key (registry, kind) values (?, ?, ?)", registry.toString(), kind, text);
    }

    public void delete(Registry registry, String kind) {
        database.update("delete from document where registry = ? and kind = ?", registry.toString(), kind);
    }
}
