package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.HubDraft;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A credential's value stands in Secrets Manager and nowhere else, whatever becomes of the request that brings it. */
class MarkedSecretTest extends StoryTest {

    private static final String MARK = "marked-token-7c2e91";
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Mentions log = new Mentions();

    @Autowired
    private JdbcClient jdbc;

    private Level before;

    /** Keeps only what mentions the value. The sandbox's threads play AWS, which is told. */
    private static final class Mentions extends AppenderBase<ILoggingEvent> {

        private final Queue<String> found = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String said = event.getFormattedMessage() + event.getThrowableProxy();
            if (said.contains(MARK) && !event.getThreadName().startsWith("sandbox-")) {
                found.add(event.getLoggerName() + ": " + said);
            }
        }
    }

    @BeforeEach
    void logEverything() {
        before = ROOT.getLevel();
        ROOT.detachAppender("console");
        log.start();
        ROOT.addAppender(log);
        ROOT.setLevel(Level.TRACE);
    }

    @AfterEach
    void logAsBefore() {
        ROOT.setLevel(before);
        ROOT.detachAppender(log);
    }

    @Test
    void theValueOfACredentialIsNowhereButInSecretsManager() {
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        String refused = browser.submit(
                        "/requests/new",
                        "/requests",
                        Map.of("prefix", "S", "credentialName", "s-mark", "username", "me", "accessToken", MARK))
                .body();
        long withdrawn =
                api.file(HubDraft.of("s-one").withToken(MARK).json()).path("id").asLong();
        api.post("requester", "/requests/" + withdrawn + "/withdraw", "{}");
        long done = api.approve(api.file(HubDraft.of("s-two").withToken(MARK).json()));
        eventually("it is done", () -> api.state(done).equals("DONE"));
        long rotated = api.approve(api.file(rotation("s-two")));
        eventually("it is rotated", () -> api.state(rotated).equals("DONE"));
        GATE.disturb("CreateSecret", "ecr-pullthroughcache/s-three", io.mirrordesk.support.Gate.Trouble.DENIED, 1);
        long failed =
                api.approve(api.file(HubDraft.of("s-three").withToken(MARK).json()));
        eventually("it has failed", () -> api.state(failed).equals("FAILED"));

        assertThat(refused).doesNotContain(MARK);
        assertThat(answers(withdrawn, done, rotated, failed)).noneMatch(answer -> answer.contains(MARK));
        assertThat(log.found).isEmpty();
        assertThat(tablesThatMention()).isEmpty();
    }

    private static String rotation(String name) {
        return """
                {"kind": "ROTATE_CREDENTIAL", "reason": "It is time",
                 "credential": {"name": "%s", "username": "me", "accessToken": "%s"}}""".formatted(name, MARK + "-again");
    }

    private Stream<String> answers(long... requests) {
        return Stream.concat(
                java.util.Arrays.stream(requests)
                        .boxed()
                        .flatMap(request -> Stream.of(
                                api.request(request).toString(),
                                api.get("viewer", "/requests/" + request + "/plan")
                                        .toString(),
                                api.records(request).toString())),
                Stream.of("/requests", "/credentials", "/audit?limit=200", "/mirrors")
                        .map(path -> api.get("admin", path).toString()));
    }

    /** Bytes are shown as hexadecimal digits. */
    private List<String> tablesThatMention() {
        String hex = HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8));
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select 1 from " + table
                                + " as row where row::text like ? or row::text like ?)")
                        .params("%" + MARK + "%", "%" + hex + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
