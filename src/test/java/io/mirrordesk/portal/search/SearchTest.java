package io.mirrordesk.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The search over everything: its page, the options of the palette, and the API. */
class SearchTest extends SandboxedPortal {

    private static final String PREFIX = "zfind-hub";
    private static final String NGINX = PREFIX + "/library/nginx";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private PortalApi api;
    private Browser browser;

    /** A mirror with its template, its request and two images. */
    @BeforeEach
    void things() {
        SomePeople.in(people);
        api = new PortalApi(port);
        browser = new Browser(port);
        browser.signIn("viewer", "viewer");
        if (api.get("viewer", "/mirrors?prefix=" + PREFIX).path("total").asInt() == 0) {
            long request = api.approve(api.file(HubDraft.of(PREFIX).json()));
            eventually(
                    "the images are there",
                    () -> PortalApi.each(api.request(request).path("pull"), "state")
                            .equals(List.of("WARM", "WARM")));
        }
    }

    @Test
    void aMirrorIsFoundByItsPrefixAndStandsFirst() {
        JsonNode found = find(PREFIX);
        assertThat(PortalApi.each(found.path("groups"), "kind").getFirst()).isEqualTo("MIRROR");
        JsonNode mirror = hits(found, "MIRROR").getFirst();
        assertThat(mirror.path("title").asString()).isEqualTo(PREFIX);
        assertThat(mirror.path("exact").asBoolean()).isTrue();
        assertThat(browser.get(mirror.path("link").asString()).statusCode()).isEqualTo(200);
        assertThat(titles(found, "TEMPLATE")).containsExactly(PREFIX + "-cache");
        assertThat(titles(found, "REPOSITORY")).contains(NGINX, PREFIX + "/grafana/grafana");
    }

    @Test
    void aNameAtTheUpstreamLeadsToWhatToWriteInstead() {
        JsonNode found = find("docker.io/library/nginx");
        assertThat(hits(found, "UPSTREAM"))
                .filteredOn(hit -> hit.path("repository").asString().equals(NGINX))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.path("title").asString()).isEqualTo("docker.io/library/nginx");
                    assertThat(hit.path("reference").asString())
                            .isEqualTo(SANDBOX.endpoint().getAuthority() + "/" + NGINX);
                    assertThat(hit.path("exact").asBoolean()).isTrue();
                });
        assertThat(titles(found, "REPOSITORY")).contains(NGINX).noneMatch(name -> name.endsWith("grafana"));
        assertThat(titles(find("quay.io/library/nginx"), "UPSTREAM")).isEmpty();
    }

    @Test
    void aReferenceToTheCacheLeadsToItsImage() {
        JsonNode found = find(SANDBOX.endpoint().getAuthority() + "/" + NGINX + ":1.27");
        assertThat(titles(found, "TAG")).containsExactly(NGINX + ":1.27");
        JsonNode image = hits(found, "TAG").getFirst();
        assertThat(browser.get(image.path("link").asString()).statusCode()).isEqualTo(200);
        String digest = image.path("digest").asString();
        assertThat(titles(find(digest), "DIGEST")).contains(NGINX + ":1.27");
        assertThat(titles(find(digest.substring(7, 15)), "DIGEST")).contains(NGINX + ":1.27");
    }

    @Test
    void aRequestIsFoundByItsNumberAndItsWords() {
        JsonNode found = find("docker hub limits block");
        long id = hits(found, "REQUEST").getFirst().path("id").asLong();
        JsonNode byNumber = find("#" + id);
        assertThat(byNumber.path("groups").get(0).path("kind").asString()).isEqualTo("REQUEST");
        assertThat(hits(byNumber, "REQUEST").getFirst().path("id").asLong()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"zfnid-hub, zfind-hub", "zfind-hub/library/ngnix, zfind-hub/library/nginx", "zfidn, zfind"})
    void aSlipIsForgivenAndSaid(String typed, String meant) {
        JsonNode found = find(typed);
        assertThat(found.path("corrected").asString()).isEqualTo(meant);
        assertThat(titles(found, "REPOSITORY")).contains(NGINX);
        assertThat(page("/search?q=" + encoded(typed), 200))
                .contains("Nothing is called “" + typed + "”. This is what is found for")
                .contains(">" + meant + "</a>");
    }

    @Test
    void eachGroupLeadsToItsListWithTheSameFilter() {
        String page = page("/search?q=" + encoded(NGINX + ":1.27"), 200);
        assertThat(page)
                .contains("href=\"/inventory/repositories?q=" + encoded(NGINX) + "\"")
                .contains("href=\"/inventory/images?q=" + encoded(NGINX) + "%20tag%3A1.27%2A\"");
        assertThat(page("/inventory/images?q=" + encoded(NGINX + " tag:1.27*"), 200))
                .contains("1 image<");
        assertThat(page("/requests?view=all&q=" + encoded(PREFIX), 200)).contains("1 request<");
    }

    @Test
    void onlyTheKindsThatAreAskedForAreLookedAt() {
        JsonNode found = api.get("viewer", "/search?kinds=mirror,template&limit=1&q=" + PREFIX);
        assertThat(PortalApi.each(found.path("groups"), "kind")).containsExactly("MIRROR", "TEMPLATE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kinds=dogs&q=nginx | kinds | “dogs” cannot be found. Kinds are MIRROR, REPOSITORY
            limit=0&q=nginx    | limit | 1 to 50 are shown, not 0.
            limit=51&q=nginx   | limit | 1 to 50 are shown, not 51.
            limit=x&q=nginx    | limit | not acceptable here
            """)
    void aParameterThatIsWrongIsNamed(String query, String field, String words) {
        HttpResponse<String> refused =
                browser.get("/api/v1/search?" + query, "Authorization", SomePeople.bearer("viewer"));
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode error = PortalApi.json(refused).path("errors").get(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            |Type what you look for.
               |Type what you look for.
            a|Type two characters or more.
            %|Type a letter or a digit
            _|Type a letter or a digit
            sha256:ab|Type 4 digits or more of the digest.
            """)
    void whatCannotBeLookedForIsSaid(String typed, String hint) {
        String q = typed == null ? "" : typed;
        assertThat(find(q).path("hint").asString()).startsWith(hint);
        assertThat(page("/search?q=" + encoded(q), 200)).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0", "'", "\"", "a'b\"c", "%%%%", "ng%nx", "a_b", "\\", "\0nginx", "ab", "--", "🦫🦫", "x:y:z@", "#",
                "7"
            })
    void whateverIsTypedIsAnswered(String typed) {
        assertThat(find(typed).has("groups")).isTrue();
        page("/search?q=" + encoded(typed), 200);
        page("/search/palette?q=" + encoded(typed), 200);
        page("/requests?view=all&q=" + encoded(typed), 200);
        page("/mirrors?q=" + encoded(typed), 200);
    }

    @Test
    void whatIsTooLongIsRefusedAndKept() {
        String typed = "n".repeat(1_000);
        assertThat(page("/search?q=" + typed, 422))
                .contains("at most 500 characters, not 1000")
                .contains("value=\"" + typed + "\"");
        assertThat(page("/search/palette?q=" + typed, 422)).contains("at most 500 characters");
    }

    @Test
    void nothingFoundLeadsOn() {
        assertThat(page("/search?q=registry.gitlab.com/zzz/unheard-of", 200))
                .contains("Nothing is called “registry.gitlab.com/zzz/unheard-of”")
                .contains("href=\"/translate?text=registry.gitlab.com/zzz/unheard-of\"");
    }

    @Test
    void thePaletteHasThePagesThatThePersonMayUse() {
        assertThat(page("/search/palette", 200)).contains(">Audit<").doesNotContain("Request a mirror");
        browser = new Browser(port);
        browser.signIn("requester", "requester");
        assertThat(page("/search/palette?q=req", 200)).contains("Request a mirror", ">Requests<");
        assertThat(page("/search/palette?q=" + PREFIX, 200))
                .contains(">" + PREFIX + "<")
                .doesNotContain(">Audit<");
    }

    @Test
    void nobodySearchesWithoutSigningIn() {
        assertThat(new Browser(port).get("/api/v1/search?q=nginx").statusCode()).isEqualTo(401);
        assertThat(new Browser(port).get("/search?q=nginx").statusCode()).isEqualTo(302);
    }

    private JsonNode find(String typed) {
        return api.get("viewer", "/search?limit=50&q=" + encoded(typed));
    }

    private static List<JsonNode> hits(JsonNode found, String kind) {
        return StreamSupport.stream(found.path("groups").spliterator(), false)
                .filter(group -> group.path("kind").asString().equals(kind))
                .flatMap(group -> StreamSupport.stream(group.path("items").spliterator(), false))
                .toList();
    }

    private static List<String> titles(JsonNode found, String kind) {
        return hits(found, kind).stream()
                .map(hit -> hit.path("title").asString())
                .toList();
    }

    private String page(String path, int status) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
