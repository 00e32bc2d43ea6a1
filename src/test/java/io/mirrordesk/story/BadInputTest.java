package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be asked for: each fault has its own words at its field, by the API and by the form, and changes nothing. */
class BadInputTest extends StoryTest {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a                               | 2 to 30 characters; this has 1
            Docker-hub                      | capital letter “D” at position 1
            docker-hub-                     | “-” at position 11; end with a letter or digit
            docker hub                      | a space at position 7
            docker//hub                     | there must be a letter or digit on both sides of “/”
            root-of-all-mirrors-of-this-org1 | has 32 characters; a prefix has at most 30
            abcdefghijklmnopqrstuvwxyz12345 | has 31 characters; a prefix has at most 30, so “5” at position 31 is too much
            Root                            | capital letter “R” at position 1
            """)
    void aPrefixThatEcrRefusesIsToldByCharacter(String prefix, String words) {
        long before = requests();

        HttpResponse<String> refused =
                api.post("requester", "/requests", HubDraft.of(prefix).json());

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(fault(refused, "mirror.prefix")).contains(words);
        assertThat(form(Map.of("prefix", prefix)).body())
                .contains("value=\"" + prefix + "\"")
                .contains(words);
        assertThat(requests()).isEqualTo(before);
        assertThat(GATE.passed("CreateSecret", "mirrordesk/pending")).isEqualTo(kept());
    }

    @Test
    void aRuleThatOnlyAwsKnowsTakesItsPrefix() {
        ECR.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("b-foreign").upstreamRegistryUrl("quay.io"));

        HttpResponse<String> refused =
                api.post("requester", "/requests", HubDraft.of("b-foreign").json());

        assertThat(fault(refused, "mirror.prefix"))
                .isEqualTo("The prefix “b-foreign” is taken: the registry has a rule for quay.io there that is not"
                        + " managed here. Choose another one.");
    }

    @Test
    void aPrefixInsideOfAnotherIsAWarning() {
        ECR.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("b-outer").upstreamRegistryUrl("quay.io"));

        HttpResponse<String> preview = api.post(
                "requester",
                "/requests/preview",
                HubDraft.of("b-inner").json().replace("\"prefix\": \"b-inner\"", "\"prefix\": \"b-outer/inner\""));

        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body()).contains("lie inside one another: a pull uses the rule with the longer prefix");
    }

    @Test
    void rootIsAPrefixWithAWarning() {
        HttpResponse<String> preview = api.post(
                "requester",
                "/requests/preview",
                HubDraft.of("ROOT")
                        .json()
                        .replace("\"credential\": \"ROOT\"", "\"credential\": \"b-root\"")
                        .replace("\"name\": \"ROOT\"", "\"name\": \"b-root\"")
                        .replace("ROOT-cache", "b-root-cache"));

        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body()).contains("ROOT catches every repository that no other rule covers");
    }

    @Test
    void anImageWhoseRepositoryWouldBeTooLongIsToldInTheLists() {
        String path = "library/" + "n".repeat(246);

        HttpResponse<String> refused = api.post(
                "requester", "/requests", HubDraft.of("b-long").json().replace("library/nginx:1.27", path + ":1"));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(fault(refused, "mirror.warm[0]")).contains("256");
    }

    @Test
    void aCredentialThatIsMissingRefusedOrUnprovedIsThreeThings() {
        String complete = HubDraft.of("b-cred").json();
        String without = complete.replaceAll("(?s)\"credential\": \"b-cred\",", "")
                .replaceAll("(?s)\"credential\": \\{[^}]*},", "");

        assertThat(fault(api.post("requester", "/requests", without), "mirror.credential"))
                .startsWith("Docker Hub needs a credential.");
        HttpResponse<String> wrong = api.post(
                "requester",
                "/requests",
                HubDraft.of("b-cred").withToken("wrong").json());
        assertThat(fault(wrong, "credential.accessToken"))
                .isEqualTo("Docker Hub refused this user name and access token. Check both, and type the token again.");
        assertThat(wrong.body()).doesNotContain("\"wrong\"");
        HttpResponse<String> form = form(Map.of("prefix", "b-cred", "accessToken", "wrong"));
        assertThat(form.body())
                .contains("type the token again")
                .contains("value=\"me\"")
                .doesNotContain("\"wrong\"");
    }

    @Test
    void aCredentialWhoseUpstreamCannotBeAskedIsFiledAsNotProved() {
        GATE.disturb("/_upstream/registry-1.docker.io/token", "", Gate.Trouble.UNREACHABLE, Gate.ALWAYS);

        var unproved = api.file(HubDraft.of("b-unproved").json());
        GATE.clear();
        var proved = api.file(HubDraft.of("b-proved").json());

        assertThat(unproved.path("credential").path("proof").asString()).isEqualTo("UNREACHABLE");
        assertThat(proved.path("credential").path("proof").asString()).isEqualTo("PROVED");
        Browser browser = new Browser(port);
        browser.signIn("approver", "approver");
        assertThat(browser.get("/requests/" + unproved.path("id").asLong()).body())
                .containsIgnoringCase("not proved");
    }

    @Test
    void anUpstreamThatIsNotSupportedGivesTheListOfThoseThatAre() {
        HttpResponse<String> refused = api.post(
                "requester",
                "/requests",
                HubDraft.of("b-gcr").json().replace("\"upstream\": \"docker-hub\"", "\"upstream\": \"gcr\""));

        assertThat(fault(refused, "mirror.upstream"))
                .contains("ECR cannot cache “gcr”")
                .contains("Docker Hub", "Quay", "GitHub");
    }

    @Test
    void referencesAreReadOneByOne() {
        HttpResponse<String> refused = api.post(
                "requester",
                "/requests",
                HubDraft.of("b-refs").json().replace("\"library/nginx:1.27\", \"grafana/grafana:12.1\"", """
                        "nginx:1.27", "library/grafana/grafana", "a b", "UPPER:1"\
                        """));

        assertThat(fault(refused, "mirror.warm[0]")).contains("library/nginx:1.27");
        assertThat(fault(refused, "mirror.warm[1]")).contains("too much");
        assertThat(fault(refused, "mirror.warm[2]")).contains("a space");
        assertThat(fault(refused, "mirror.warm[3]")).contains("capital letter");
    }

    @Test
    void theFormKeepsWhatWasTypedButForTheToken() {
        HttpResponse<String> answer = form(Map.of("prefix", "B", "reason", "", "accessToken", "typed-token-77"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("library/nginx:1.27")
                .contains("o-sandbox0001")
                .contains("cost=shared")
                .contains("Say why it is needed")
                .contains("Type the access token again")
                .doesNotContain("typed-token-77");
    }

    @Test
    void nobodyDecidesAboutAnOwnRequest() {
        var filed = api.file(HubDraft.of("b-own").json());

        HttpResponse<String> refused = api.decide("requester", filed);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:mirrordesk:problem:four-eyes");
        assertThat(api.state(filed.path("id").asLong())).isEqualTo("SUBMITTED");
    }

    private HttpResponse<String> form(Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "upstream", "docker-hub",
                "prefix", "b-form",
                "access", "CURATED",
                "grants", "o-sandbox0001",
                "credentialName", "b-form",
                "username", "me",
                "accessToken", "fine",
                "templateTags", "cost=shared",
                "warm", "library/nginx:1.27"));
        fields.put("templateName", "b-form-cache");
        fields.put("team", "payments");
        fields.put("reason", "Limits");
        fields.putAll(typed);
        Browser browser = new Browser(port);
        browser.signIn("requester", "requester");
        return browser.submit("/requests/new", "/requests", fields);
    }

    private static String fault(HttpResponse<String> refused, String field) {
        return StreamSupport.stream(PortalApi.json(refused).path("errors").spliterator(), false)
                .filter(error -> error.path("field").asString().equals(field))
                .map(error -> error.path("message").asString())
                .findFirst()
                .orElse(refused.body());
    }

    private long requests() {
        return count("request");
    }

    private long kept() {
        return jdbc.sql("select count(*) from audit_record where action = 'CreatePendingSecret' and phase = 'OUTCOME'")
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
