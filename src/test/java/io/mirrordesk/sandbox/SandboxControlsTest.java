package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mirrordesk.sandbox.control.EventFault;
import io.mirrordesk.sandbox.control.Fault;
import io.mirrordesk.sandbox.upstream.UpstreamFaults.Effect;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SandboxControlsTest {

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(directory);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void reset() throws Exception {
        sandbox.control("POST", "reset", "");
    }

    @Test
    void advancesItsClock() throws Exception {
        sandbox.control("POST", "clock", "{\"advanceSeconds\":86400}");
        assertThat(timeOfANewRepository("tomorrow")).isAfter(Instant.now().plusSeconds(80_000));
        sandbox.control("DELETE", "clock", "");
        assertThat(timeOfANewRepository("today")).isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void setsItsClock() throws Exception {
        HttpResponse<String> answer = sandbox.control("POST", "clock", "{\"now\":\"2031-05-06T07:08:09Z\"}");
        assertThat(answer.body()).contains("2031-05-06T07:08:09");
        assertThat(timeOfANewRepository("later")).isBetween("2031-05-06T07:08:09Z", "2031-05-06T07:09:09Z");
    }

    private Instant timeOfANewRepository(String name) {
        return sandbox.ecr
                .createRepository(r -> r.repositoryName(name))
                .repository()
                .createdAt();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            faults    | nonsense                                                       | body
            faults    | []                                                             | body
            faults    | {"type":"ServerException"}                                     | operation
            faults    | {"operation":"*"}                                              | type
            faults    | {"operation":"*","type":"a b"}                                 | type
            faults    | {"operation":"*","typ":"ServerException"}                      | typ
            faults    | {"operation":"*","type":"ServerException","times":0}           | times
            faults    | {"operation":"*","type":"ServerException","times":"2"}         | times
            faults    | {"operation":"*","type":"ServerException","status":200}        | status
            faults    | {"operation":"*","type":"ServerException","probability":1.5}   | probability
            faults    | {"operation":"*","type":"ServerException","service":"s3"}      | service
            faults    | {"operation":"*","type":"ServerException","account":"1"}       | account
            faults    | {"operation":"*","type":"ServerException","burst":3}           | burst
            faults    | {"operation":"*","rate":0}                                     | rate
            faults    | {"operation":"*","delayMillis":-1}                             | delayMillis
            faults    | {"operation":"*","drop":"yes"}                                 | drop
            clock     | {}                                                             | advanceSeconds
            clock     | {"advanceSeconds":-1}                                          | advanceSeconds
            clock     | {"advanceSeconds":99999999999999}                              | advanceSeconds
            clock     | {"now":"tomorrow"}                                             | now
            upstreams | {"effect":"down"}                                              | host
            upstreams | {"host":"quay.io","effect":"gone"}                             | effect
            events    | {"effect":"delay"}                                             | delaySeconds
            events    | {"effect":"vanish"}                                            | effect
            events    | {"effect":"lose","probability":-1}                             | probability
            reset     | {"sure":true}                                                  | sure
            """)
    void namesTheFieldThatIsAtFault(String control, String body, String field) throws Exception {
        HttpResponse<String> answer = sandbox.control("POST", control, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void answersNoWebPageAndNothingElse() throws Exception {
        assertThat(sandbox.send(HttpRequest.newBuilder(URI.create(sandbox.sandbox.endpoint() + "/_sandbox/reset"))
                                .header("Origin", "http://example.com")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(sandbox.control("GET", "nothing", "").statusCode()).isEqualTo(404);
        assertThat(sandbox.control("PUT", "faults", "{}").statusCode()).isEqualTo(405);
        assertThat(sandbox.control("DELETE", "reset", "").statusCode()).isEqualTo(405);
    }

    @Test
    void forgetsEverythingOnReset() throws Exception {
        sandbox.ecr.createRepository(r -> r.repositoryName("app"));
        String secret = sandbox.credential("me", "good");
        sandbox.ecr.createPullThroughCacheRule(r -> r.ecrRepositoryPrefix("docker-hub")
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(secret));
        sandbox.control("POST", "clock", "{\"advanceSeconds\":86400}");
        sandbox.control("POST", "faults", "{\"operation\":\"DescribeImages\",\"drop\":true}");
        sandbox.control("POST", "upstreams", "{\"host\":\"quay.io\",\"effect\":\"down\"}");

        assertThat(sandbox.control("POST", "reset", "").statusCode()).isEqualTo(200);

        assertThat(sandbox.ecr.describeRepositories().repositories()).isEmpty();
        assertThat(sandbox.ecr.describePullThroughCacheRules(r -> {}).pullThroughCacheRules())
                .isEmpty();
        assertThat(sandbox.secrets.listSecrets().secretList()).isEmpty();
        assertThat(sandbox.sqs.listQueues().queueUrls())
                .singleElement()
                .asString()
                .endsWith("/mirrordesk-events");
        assertThat(sandbox.control("GET", "faults", "").body().strip()).isEqualTo("[]");
        assertThat(sandbox.control("GET", "upstreams", "").body().strip()).isEqualTo("{}");
        assertThat(timeOfANewRepository("app")).isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void startsWithTheFaultsOfItsProperties() {
        Map<String, String> properties = Map.of(
                "mirrordesk.sandbox.faults.operations[0].operation", "DescribeRegistry",
                "mirrordesk.sandbox.faults.operations[0].rate", "2.5",
                "mirrordesk.sandbox.faults.upstreams.[registry-1.docker.io]", "limited",
                "mirrordesk.sandbox.faults.events[0].effect", "delay",
                "mirrordesk.sandbox.faults.events[0].delay-seconds", "60");
        FaultSettings faults = new Binder(new MapConfigurationPropertySource(properties))
                .bind("mirrordesk.sandbox.faults", Bindable.of(FaultSettings.class))
                .get();
        assertThat(faults.operations())
                .extracting(Fault::operation, Fault::rate)
                .containsExactly(tuple("DescribeRegistry", 2.5));
        assertThat(faults.upstreams()).containsExactly(Map.entry("registry-1.docker.io", Effect.LIMITED));
        assertThat(faults.events()).extracting(EventFault::delaySeconds).containsExactly(60L);
    }
}
