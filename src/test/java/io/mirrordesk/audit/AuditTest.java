package io.mirrordesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.support.PortalTest;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class AuditTest {

    private static final Actor ADMIN = Actor.person("admin");

    @Autowired
    private Audit audit;

    @Autowired
    private AuditLog log;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsALocalChangeOnlyWithTheTransactionOfTheChange() {
        assertThatThrownBy(() -> audit.local(LocalChange.of(ADMIN, "CreateTeam", "team:alone")))
                .isInstanceOf(IllegalTransactionStateException.class);

        transaction.executeWithoutResult(status -> {
            audit.local(LocalChange.of(ADMIN, "CreateTeam", "team:undone"));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status ->
                audit.local(LocalChange.of(ADMIN, "CreateTeam", "team:kept").after("{\"a\":1}")));

        assertThat(log.ofSubject("team:undone")).isEmpty();
        assertThat(log.ofSubject("team:kept")).singleElement().satisfies(entry -> {
            assertThat(entry.phase()).isEqualTo(Phase.LOCAL);
            assertThat(entry.actor()).isEqualTo(ADMIN);
            assertThat(entry.after()).isEqualTo("{\"a\":1}");
        });
    }

    @Test
    void keepsAnIntentEvenIfTheCallerRollsBack() {
        AtomicLong intent = new AtomicLong();
        transaction.executeWithoutResult(status -> {
            intent.set(audit.intent(call("rule:lost")));
            status.setRollbackOnly();
        });

        assertThat(audit.unanswered(9, "rule:lost")).containsExactly(new Audit.Unanswered(intent.get(), "CreateRule"));
        audit.observed(intent.get(), "The rule is there.");
        assertThat(audit.unanswered(9, "rule:lost")).isEmpty();
        assertThat(log.ofSubject("rule:lost"))
                .extracting(AuditEntry::phase)
                .containsExactly(Phase.OBSERVED, Phase.INTENT);
    }

    /** One process has lost its lease in the call, and another has read what became of it. */
    @Test
    void keepsTheFirstOfTwoAnswers() {
        long intent = audit.intent(call("rule:twice"));
        audit.observed(intent, "The rule is there.");
        audit.outcome(intent, Outcome.succeeded("aws-late"));

        assertThat(log.ofSubject("rule:twice"))
                .extracting(AuditEntry::phase)
                .containsExactly(Phase.OBSERVED, Phase.INTENT);
        assertThatThrownBy(() -> audit.outcome(Long.MAX_VALUE, Outcome.succeeded("aws-none")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsTheWholeStoryInTheAnswer() {
        long intent = audit.intent(call("rule:good"));
        audit.outcome(intent, Outcome.succeeded("aws-1"));
        long refused = audit.intent(call("rule:bad"));
        audit.outcome(refused, Outcome.failed("aws-2", "The credential is refused."));

        assertThat(log.ofSubject("good").getFirst()).satisfies(entry -> {
            assertThat(entry.phase()).isEqualTo(Phase.OUTCOME);
            assertThat(entry.intent()).isEqualTo(intent);
            assertThat(entry.awsRequestId()).isEqualTo("aws-1");
            assertThat(entry.after()).isEqualTo("{}");
            assertThat(entry.request()).isEqualTo(9);
        });
        assertThat(log.ofSubject("rule:bad").getFirst()).satisfies(entry -> {
            assertThat(entry.error()).isEqualTo("The credential is refused.");
            assertThat(entry.after()).isNull();
        });
        assertThatThrownBy(() -> audit.outcome(-1, Outcome.succeeded(null))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void pagesNewestFirst() {
        for (int i = 0; i < 5; i++) {
            audit.intent(RemoteCall.of(ADMIN, "TagRepository", "repository:paged"));
        }
        AuditQuery query = AuditQuery.all().subject("repository:paged").limit(2);
        Slice<AuditEntry> first = log.find(query);
        Slice<AuditEntry> second = log.find(query.after(first.next()));
        Slice<AuditEntry> third = log.find(query.after(second.next()));

        assertThat(first.total()).isEqualTo(5);
        assertThat(first.items().getLast().id())
                .isGreaterThan(second.items().getFirst().id());
        assertThat(third.items()).hasSize(1);
        assertThat(third.next()).isNull();
        assertThatThrownBy(() -> log.find(query.after("!"))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesToChangeOrRemoveARecord() {
        audit.intent(call("rule:kept"));

        for (String statement : new String[] {
            "UPDATE audit_record SET actor = 'nobody'",
            "DELETE FROM audit_record",
            "TRUNCATE audit_record, audit_seal",
            "UPDATE audit_seal SET hash = 'x'"
        }) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static RemoteCall call(String subject) {
        return RemoteCall.of(ADMIN, "CreateRule", subject)
                .in("111122223333.eu-central-1")
                .after("{}")
                .forRequest(9L);
    }
}
