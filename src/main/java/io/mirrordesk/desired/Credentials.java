package io.mirrordesk.desired;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The credentials for upstreams, without their values. */
@Service
@Transactional(readOnly = true)
public class Credentials {

    private final CredentialRows rows;
    private final JdbcClient jdbc;

    Credentials(CredentialRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** Those that are not retired, by name. */
    public List<ManagedCredential> all() {
        return rows.current().stream().map(CredentialEntity::toValue).toList();
    }

    /** Those whose secret is deleted, or can still be restored, by name. */
    public List<ManagedCredential> retired() {
        return rows.retired().stream().map(CredentialEntity::toValue).toList();
    }

    /** One that is not retired. */
    public Optional<ManagedCredential> find(RegistryId registry, String name) {
        return rows.currentNamed(registry.toString(), name).map(CredentialEntity::toValue);
    }

    /** @throws NotFound when there is no such credential */
    public ManagedCredential get(long id) {
        return rows.findById(id)
                .map(CredentialEntity::toValue)
                .orElseThrow(() -> new NotFound("There is no credential " + id + "."));
    }

    /** The values that it has had, the newest first. */
    public List<CredentialVersion> versions(long credential) {
        return jdbc.sql("select * from credential_version where credential_id = ? order by version desc")
                .param(credential)
                .query((row, _) -> version(row))
                .list();
    }

    /** What the next value of a name is counted as: higher than any that a credential of that name has had. */
    public int nextVersion(RegistryId registry, String name) {
        return jdbc.sql("""
                        select coalesce(max(v.version), 0) + 1
                          from credential_version v join credential c on c.id = v.credential_id
                         where c.registry_id = ? and c.name = ?""")
                .params(registry.toString(), name)
                .query(Integer.class)
                .single();
    }

    private static CredentialVersion version(ResultSet row) throws SQLException {
        return new CredentialVersion(
                row.getInt("version"),
                row.getString("secret_name"),
                row.getObject("expires_on", LocalDate.class),
                row.getLong("request"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                moment(row, "retired_at"),
                moment(row, "restorable_until"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
