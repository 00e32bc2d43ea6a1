package io.mirrordesk.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.policy.Statements;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.CountedStatements;
import io.mirrordesk.support.DriftApi;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No page and no list of the API takes more than 12 SQL statements, however many rows it shows. */
class CountedStatementsTest extends StoryTest {

    private static final int MOST = 12;
    private static final int MIRRORS = 6;
    private static final String LOST = Statements.sid(Prefix.parse("count-1"));

    private Browser browser;

    @BeforeEach
    void rowsAreThere() {
        browser = new Browser(port);
    }

    @Test
    void everyPageAndListTakesAtMostTwelveStatements() {
        List<Long> done = IntStream.range(0, MIRRORS).mapToObj(this::mirror).toList();
        long waiting = api.file(HubDraft.of("count-waiting").json()).path("id").asLong();
        api.post("approver", "/requests/" + waiting + "/comments", "{\"text\": \"Why not quay?\"}");
        done.forEach(request -> eventually("it is warm", () -> isWarm(request)));
        loseAStatement();
        browser.signIn("approver", "approver");

        SoftAssertions measured = new SoftAssertions();
        Stream.concat(pages(done.getFirst(), waiting), lists(done.getFirst(), waiting))
                .forEach(path -> measured.assertThat(statements(path)).as(path).hasSizeLessThanOrEqualTo(MOST));
        measured.assertAll();
    }

    @Test
    void aPageReadsItsSessionOnceAndWritesItNotAtAll() {
        browser.signIn("approver", "approver");
        assertThat(statements("/audit"))
                .filteredOn(statement -> statement.toLowerCase(Locale.ROOT).contains("spring_session"))
                .hasSize(1);
    }

    private long mirror(int number) {
        HubDraft draft = HubDraft.of("count-" + number);
        return api.carryOut(api.file((number == 1 ? draft.onDemand() : draft).json()));
    }

    private void loseAStatement() {
        PolicyDocument policy =
                PolicyDocument.parse(ECR.getRegistryPolicy(all -> {}).policyText());
        ECR.putRegistryPolicy(put -> put.policyText(policy.without(LOST).text()));
        new DriftApi(api, REGISTRY.toString()).check();
    }

    private boolean isWarm(long request) {
        return PortalApi.each(api.request(request).path("pull"), "state").equals(List.of("WARM", "WARM"));
    }

    private Stream<String> pages(long done, long waiting) {
        return Stream.of(
                "/",
                "/requests",
                "/requests?view=all",
                "/requests/new",
                "/requests/" + waiting,
                "/requests/" + done,
                "/requests/" + done + "/live",
                "/mirrors",
                "/mirrors/" + mirrorId(),
                "/templates",
                "/templates/count-0-cache",
                "/credentials",
                "/credentials/" + credentialId(),
                "/requests/new/credential?kind=ROTATE_CREDENTIAL",
                "/inventory",
                "/inventory?registry=" + REGISTRY + "&period=1y&by=team&age=pushed",
                "/inventory/repositories",
                "/inventory/repositories?q=count-+conforms:unknown+size:%3E1TB",
                "/inventory/images",
                "/inventory/images?q=type:index+tag:1*+mirror:count-0",
                "/inventory/repositories/" + REGISTRY + "/count-0/library/nginx",
                "/registries",
                "/registries/" + REGISTRY,
                "/registries/" + REGISTRY + "/adopt",
                "/drift",
                "/drift?view=repositories",
                "/drift?q=rule:count-0&kind=CHANGED",
                "/drift/checks",
                "/drift/" + findingId(),
                "/requests/new/repair?subjects=statement:" + LOST,
                "/search?q=count-0",
                "/search?q=count-0/library/nginx:1.27",
                "/search?q=cuont-0",
                "/search?q=ab12ab12",
                "/search/palette?q=cuont-0",
                "/doctor",
                "/doctor?text=" + SANDBOX.endpoint().getAuthority() + "/count-0/library/nginx:1.27",
                "/audit");
    }

    private Stream<String> lists(long done, long waiting) {
        return Stream.of(
                        "/me",
                        "/upstreams",
                        "/registries",
                        "/registries/" + REGISTRY + "/settings",
                        "/registries/" + REGISTRY + "/adoptable",
                        "/drift",
                        "/drift/" + findingId(),
                        "/drift/checks",
                        "/mirrors",
                        "/mirrors/" + mirrorId(),
                        "/requests",
                        "/requests/" + waiting,
                        "/requests/" + done,
                        "/requests/" + done + "/plan",
                        "/templates",
                        "/templates/count-0-cache/versions/1",
                        "/credentials",
                        "/credentials/" + credentialId(),
                        "/repositories",
                        "/images",
                        "/completions?list=images&q=tag:1",
                        "/search?q=cuont-0",
                        "/registries/" + REGISTRY + "/repositories/count-0/library/nginx",
                        "/inventory/summary",
                        "/audit")
                .map("/api/v1"::concat);
    }

    private long credentialId() {
        return api.get("viewer", "/credentials")
                .path("items")
                .valueStream()
                .filter(credential -> credential.path("name").asString().equals("count-0"))
                .mapToLong(credential -> credential.path("id").asLong())
                .findFirst()
                .orElseThrow();
    }

    /** Of a statement, which is the most to tell of. */
    private long findingId() {
        return new DriftApi(api, REGISTRY.toString())
                .finding("statement:" + LOST)
                .orElseThrow()
                .path("id")
                .asLong();
    }

    private long mirrorId() {
        return api.get("viewer", "/mirrors?prefix=count-0")
                .path("items")
                .get(0)
                .path("id")
                .asLong();
    }

    /** The first answer may fill caches that live as long as the process; the second one is counted. */
    private List<String> statements(String path) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            CountedStatements.clear();
            HttpResponse<String> answer = path.startsWith("/api/")
                    ? browser.get(path, "Authorization", SomePeople.bearer("approver"))
                    : browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            statements = CountedStatements.noted();
        }

        return statements;
    }
}
