package io.mirrordesk.governance;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many findings of drift there are, in one statement for all registries and mirrors. */
public final class DriftCounts {

    private final List<Row> rows;

    DriftCounts(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    record Row(
            String registry,
            @Nullable String mirror,
            @Nullable String credential,
            long findings) {

        boolean isOf(ManagedMirror wanted) {
            return registry.equals(wanted.definition().registry().toString())
                    && (mirror == null
                            ? credential != null && credential.equals(wanted.credential())
                            : mirror.equals(wanted.prefix().value()));
        }
    }

    public long of(RegistryId registry) {
        return rows.stream()
                .filter(row -> row.registry().equals(registry.toString()))
                .mapToLong(Row::findings)
                .sum();
    }

    /** Of what a mirror consists of, and of the secret of its credential. */
    public long of(ManagedMirror mirror) {
        return rows.stream()
                .filter(row -> row.isOf(mirror))
                .mapToLong(Row::findings)
                .sum();
    }
}
