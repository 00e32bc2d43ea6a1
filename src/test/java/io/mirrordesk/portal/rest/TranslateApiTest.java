package io.mirrordesk.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Translating by the API, with what this registry has. */
class TranslateApiTest extends SandboxedPortal {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String READER = SomePeople.bearer("viewer");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser api;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        api = new Browser(port);
    }

    @Test
    void findsReferencesWithPlaceAndFormat() {
        JsonNode answer =
                translate(Map.of("text", "# ours\nFROM --platform=linux/amd64 nvcr.io/nvidia/cuda:13 AS a\n"));

        assertThat(answer.path("format").asString()).isEqualTo("DOCKERFILE");
        JsonNode reference = answer.path("references").path(0);
        assertThat(reference.path("line").asInt()).isEqualTo(2);
        assertThat(reference.path("column").asInt()).isEqualTo(29);
        assertThat(reference.path("original").asString()).isEqualTo("nvcr.io/nvidia/cuda:13");
        assertThat(reference.path("canonical").asString()).isEqualTo("nvcr.io/nvidia/cuda:13");
        assertThat(reference.path("status").asString()).isEqualTo("UNSUPPORTED_UPSTREAM");
        assertThat(answer.path("text").asString()).startsWith("# ours\nFROM --platform");
    }

    @Test
    void namesEachStatus() {
        String pullHost = SANDBOX.endpoint().getAuthority();
        JsonNode answer = translate(Map.of(
                "text",
                "myregistry.azurecr.io/a:1\nnvcr.io/a/b\n%s/x/y:1\n${A}/b\nNginx\nUPPER/case\n".formatted(pullHost),
                "format",
                "LIST"));

        assertThat(answer.path("references").findValuesAsString("status"))
                .containsExactly(
                        "NOT_COVERED",
                        "UNSUPPORTED_UPSTREAM",
                        "ALREADY_MIRRORED",
                        "UNRESOLVED",
                        "INVALID",
                        "UNSUPPORTED_UPSTREAM");
        assertThat(answer.path("references").path(5).path("message").asString()).contains("Write “upper/case”");
    }

    @Test
    void refusesAFormatThatThereIsNotAndATextThatIsNotOfItsFormat() {
        assertThat(post(Map.of("text", "a", "format", "TOML")).body()).contains("must be one of LIST");
        assertThat(post(Map.of("text", "a: [", "format", "HELM_VALUES")))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(422))
                .satisfies(
                        refused -> assertThat(refused.body()).contains("\"field\":\"text\"", "It is not YAML: line 1"));
    }

    @Test
    void refusesWhatIsTooLargeWithTheLimit() {
        HttpResponse<String> characters = post(Map.of("text", "nginx\n".repeat(700_000)));
        assertThat(characters.statusCode()).isEqualTo(422);
        assertThat(characters.body()).contains("at most 4000000");

        HttpResponse<String> bytes = post(Map.of("text", "nginx ".repeat(9_000_000)));
        assertThat(bytes.statusCode()).isEqualTo(413);
        assertThat(bytes.body()).contains("urn:mirrordesk:problem:too-large", "at most 20 MB");
    }

    @Test
    void makesTheKitForATeam() {
        HttpResponse<String> kit = api.get("/api/v1/translate/kit", "Authorization", READER);

        assertThat(kit.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(kit.body()).path("statements").findParents("nothing"))
                .isEmpty();
        assertThat(kit.body()).contains("registry-mirrors");
        assertThat(api.get("/api/v1/translate/kit?team=nobody", "Authorization", READER)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void describesItselfInTheOpenApiDocument() {
        assertThat(api.get("/v3/api-docs").body())
                .contains("/api/v1/translate/kit", "/api/v1/translate/archive", "KUSTOMIZE");
    }

    private JsonNode translate(Map<String, String> question) {
        HttpResponse<String> answer = post(question);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(Map<String, String> question) {
        return api.postJson("/api/v1/translate", JSON.writeValueAsString(question), "Authorization", READER);
    }
}
