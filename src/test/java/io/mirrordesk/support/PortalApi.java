package io.mirrordesk.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The API of a running portal, used by the people of {@link SomePeople}. */
public final class PortalApi {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Browser browser;

    /** @param port of the portal on this machine */
    public PortalApi(int port) {
        this.browser = new Browser(port);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** The values of a member in a list. */
    public static List<String> each(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(member).asString())
                .toList();
    }

    /** @param path below {@code /api/v1} */
    public JsonNode get(String person, String path) {
        return json(browser.get("/api/v1" + path, "Authorization", SomePeople.bearer(person)));
    }

    /** @param path below {@code /api/v1} */
    public HttpResponse<String> post(String person, String path, String body) {
        return browser.postJson("/api/v1" + path, body, "Authorization", SomePeople.bearer(person));
    }

    /** @param path below {@code /api/v1} */
    public HttpResponse<String> postYaml(String person, String path, String body) {
        return browser.postJson(
                "/api/v1" + path, body, "Content-Type", "application/yaml", "Authorization", SomePeople.bearer(person));
    }

    /**
     * The answer as it is, for what is no JSON.
     *
     * @param path below {@code /api/v1}
     */
    public HttpResponse<String> read(String person, String path) {
        return browser.get("/api/v1" + path, "Authorization", SomePeople.bearer(person));
    }

    /** @param path below {@code /api/v1} */
    public HttpResponse<String> delete(String person, String path) {
        return browser.delete("/api/v1" + path, "Authorization", SomePeople.bearer(person));
    }

    /** Files a draft as the requester. */
    public JsonNode file(String draft) {
        HttpResponse<String> filed = post("requester", "/requests", draft);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(filed.headers().firstValue("Location")).isPresent();
        return json(filed);
    }

    /** Approves the plan of a request as the approver; returns its id. */
    public long approve(JsonNode request) {
        long id = request.path("id").asLong();
        HttpResponse<String> approved = decide("approver", request);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        return id;
    }

    /** Approves the plan of a request and waits until its run is done; returns its id. */
    public long carryOut(JsonNode request) {
        long id = approve(request);
        Eventually.eventually(
                "the run has ended", PATIENCE, () -> List.of("DONE", "FAILED").contains(state(id)));
        assertThat(state(id)).as(() -> request(id).path("run").toPrettyString()).isEqualTo("DONE");
        return id;
    }

    /** A credential that is not retired; missing when there is none of that name. */
    public JsonNode credential(String name) {
        return get("viewer", "/credentials")
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** Tries to approve the plan of a request. */
    public HttpResponse<String> decide(String person, JsonNode request) {
        return post(
                person,
                "/requests/" + request.path("id").asLong() + "/approve",
                "{\"planHash\": \"" + request.path("plan").path("hash").asString() + "\"}");
    }

    /** Continues or undoes the run of a request as the approver. */
    public HttpResponse<String> steer(long request, String verb) {
        return post(
                "approver", "/runs/" + request(request).path("run").path("id").asLong() + "/" + verb, "{}");
    }

    public JsonNode request(long id) {
        return get("viewer", "/requests/" + id);
    }

    public String state(long request) {
        return request(request).path("state").asString();
    }

    /** Every audit record of a request, the newest first. */
    public List<JsonNode> records(long request) {
        return StreamSupport.stream(
                        get("viewer", "/audit?request=" + request + "&limit=200")
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
    }
}
