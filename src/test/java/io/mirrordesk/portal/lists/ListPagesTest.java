package io.mirrordesk.portal.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lists of repositories and images by page, by API and as files. */
class ListPagesTest extends SandboxedPortal {

    private static final String NAME = "=lists-page/nginx";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void rows() {
        SomePeople.in(people);
        browser = new Browser(port);
        browser.signIn("admin", "admin");
        long repository = jdbc.sql("""
                        insert into repository (registry_id, name, arn, created_at, tag_mutability, scan_on_push, encryption,
                                                mirror, images, size_bytes, listed_in)
                        values ('999900002222.eu-west-1', ?, '', now(), 'MUTABLE', true, 'AES256', 'lists-page', 1, 5, 1)
                        returning id""").param(NAME).query(Long.class).single();
        long image = jdbc.sql("""
                        insert into image (repository_id, registry_id, digest, media_type, size_bytes, pushed_at)
                        values (?, '999900002222.eu-west-1', ?, 'application/vnd.oci.image.manifest.v1+json', 5, now())
                        returning id""")
                .params(repository, "sha256:" + "1f57".repeat(16))
                .query(Long.class)
                .single();
        jdbc.sql("insert into image_tag (repository_id, tag, image_id) values (?, 'lists-1', ?)")
                .params(repository, image)
                .update();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from repository where registry_id = '999900002222.eu-west-1'")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=mirror:lists-page", "mirror=lists-page", "q=lists-page", "mirror=lists-page&q=nginx"})
    void anOlderAddressIsTheSameFilter(String address) {
        assertThat(page("/inventory/repositories?" + address, 200)).contains("1 repository<");
        assertThat(api("/repositories?" + address).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void aFilterThatCannotBeReadListsNothingAndMarksThePlace() {
        String page = page("/inventory/repositories?q=" + encoded("miror:lists-page size:1GB"), 422);
        assertThat(page)
                .contains("value=\"miror:lists-page size:1GB\"")
                .contains("<mark>miror:</mark>")
                .contains("There is no filter “miror”.")
                .contains("mirror:lists-page size:&gt;1GB</a>")
                .doesNotContain(NAME);
    }

    @Test
    void theApiNamesThePlaceOfEachFault() {
        HttpResponse<String> refused = call("/images?q=" + encoded("tag:v1 siez:>1GB"));
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode problem = PortalApi.json(refused);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("q");
        assertThat(problem.path("faults").get(0).path("offset").asInt()).isEqualTo(7);
        assertThat(problem.path("faults").get(0).path("length").asInt()).isEqualTo(5);
        assertThat(problem.path("faults").get(0).path("proposal").asString()).isEqualTo("tag:v1 size:>1GB");
    }

    @Test
    void anEmptyResultSaysWhichConditionHidesHowMany() {
        String page = page("/inventory/repositories?q=" + encoded("mirror:lists-page size:>1GB"), 200);
        assertThat(page)
                .contains("No repository matches")
                .contains("Without it, 1 match")
                .contains("href=\"/inventory/repositories?q=mirror:lists-page&amp;sort=\"");
    }

    @Test
    void listsImages() {
        assertThat(page("/inventory/images?q=" + encoded("mirror:lists-page tag:lists-*"), 200))
                .contains(":lists-1")
                .contains("1 image<");
        assertThat(api("/images?repository=" + encoded(NAME)).path("items").get(0).path("tags").get(0).asString())
                .isEqualTo("lists-1");
    }

    @Test
    void exportsWhatTheFilterFindsAsATableThatNoSpreadsheetRuns() {
        HttpResponse<String> file = call("/repositories/export?format=csv&q=mirror:lists-page");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"mirrordesk-repositories.csv\"");
        List<String> lines = file.body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("registry,name,");
        assertThat(lines.getLast()).contains(",\"'" + NAME + "\",");
        assertThat(lines.getLast().split("\",\"")).hasSize(lines.getFirst().split(",").length);
    }

    @Test
    void exportsTheSameRowsThatTheApiLists() {
        String line = call("/images/export?format=jsonl&q=mirror:lists-page").body().strip();
        assertThat(line).isEqualTo(api("/images?q=mirror:lists-page").path("items").get(0).toString());
    }

    @Test
    void onlyAnAdminExports() {
        assertThat(new Browser(port)
                        .get("/api/v1/images/export", "Authorization", SomePeople.bearer("viewer"))
                        .statusCode())
                .isEqualTo(403);
        browser = new Browser(port);
        browser.signIn("viewer", "viewer");
        assertThat(page("/inventory/images", 200)).doesNotContain("/export");
    }

    @Test
    void refusesAFormatThatIsNone() {
        assertThat(call("/images/export?format=xml").statusCode()).isEqualTo(422);
    }

    @Test
    void completesKeysAndValues() {
        assertThat(PortalApi.each(api("/completions?list=images&q=ty").path("items"), "text")).contains("type:");
        JsonNode tags = api("/completions?list=images&q=" + encoded("a tag:lis b") + "&caret=9");
        assertThat(tags.path("from").asInt()).isEqualTo(6);
        assertThat(tags.path("to").asInt()).isEqualTo(9);
        assertThat(PortalApi.each(tags.path("items"), "insert")).containsExactly("lists-1 ");
        assertThat(call("/completions?list=dogs").statusCode()).isEqualTo(422);
    }

    private String page(String path, int status) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private JsonNode api(String path) {
        return PortalApi.json(call(path));
    }

    private HttpResponse<String> call(String path) {
        return new Browser(port).get("/api/v1" + path, "Authorization", SomePeople.bearer("admin"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
