package io.mirrordesk.observed;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves with each committed change of repositories, images, tags and manifests: what was worked out at a mark holds as long as it stands. */
@Component
public class InventoryMark {

    private final JdbcClient jdbc;

    InventoryMark(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be read before what it vouches for. */
    public long now() {
        return jdbc.sql("select coalesce(sum(changes), 0) from inventory_mark")
                .query(Long.class)
                .single();
    }
}
