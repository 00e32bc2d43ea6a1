package io.mirrordesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.support.SecondPortalTest;
import io.mirrordesk.support.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Its records are tampered with. */
@SecondPortalTest
class SealTest {

    @Autowired
    private Audit audit;

    @Autowired
    private AuditLog log;

    @Value("${spring.datasource.url}")
    private String url;

    @Test
    void sealsWithinASecondAndFindsWhatWasTamperedWith() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            audit.outcome(audit.intent(call("rule:seal-" + i)), Outcome.succeeded("aws-" + i));
        }
        Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> log.chain().unsealed() == 0);

        Verification intact = log.verify();
        assertThat(intact.valid()).isTrue();
        assertThat(intact.records()).isGreaterThanOrEqualTo(10);
        assertThat(intact.head()).isEqualTo(log.chain().head()).startsWith("sha256:");

        AuditEntry target = log.ofSubject("rule:seal-3").getFirst();
        refusesEverybody();
        tamper("UPDATE audit_record SET actor = 'somebody' WHERE id = " + target.id());

        Verification broken = log.verify();
        assertThat(broken.valid()).isFalse();
        assertThat(broken.firstBroken()).isEqualTo(target.sequence());
        assertThat(broken.reason()).contains("was changed");
    }

    /** The owner of the tables has every privilege; the trigger refuses all the same. */
    private void refusesEverybody() throws SQLException {
        try (Connection owner = owner();
                Statement sql = owner.createStatement()) {
            for (String statement : new String[] {
                "UPDATE audit_record SET actor = 'nobody'",
                "DELETE FROM audit_seal",
                "TRUNCATE audit_record, audit_seal"
            }) {
                assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("append-only");
            }
        }
    }

    private void tamper(String statement) throws SQLException {
        try (Connection owner = owner();
                Statement sql = owner.createStatement()) {
            sql.execute("ALTER TABLE audit_record DISABLE TRIGGER audit_record_append_only");
            sql.execute(statement);
            sql.execute("ALTER TABLE audit_record ENABLE ALWAYS TRIGGER audit_record_append_only");
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.OWNER);
    }

    private static RemoteCall call(String subject) {
        return RemoteCall.of(Actor.service("reconcile"), "CreateRule", subject).after("{}");
    }
}
