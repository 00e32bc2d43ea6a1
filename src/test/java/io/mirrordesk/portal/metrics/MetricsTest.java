package io.mirrordesk.portal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.observed.figures.InventoryFigures;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.CountedStatements;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class MetricsTest extends SandboxedPortal {

    private static final String METRICS = "/actuator/prometheus";
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)", Pattern.MULTILINE);
    private static final Pattern USED = Pattern.compile("\\b((?:mirrordesk|http|jvm|hikaricp)_\\w+)");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private GaugeSchedule schedule;

    @Autowired
    private Syncs syncs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryFigures figures;

    private Browser browser;

    @BeforeEach
    void somebodyWatchesWhatIsThere() {
        SomePeople.in(people);
        browser = new Browser(port);
        if (figures.byRegistry().isEmpty()) {
            ECR.createRepository(repository -> repository.repositoryName("watched/some"));
            inventory.refresh(REGISTRY, RepositoryName.parse("watched/some"));
            eventually("it was counted", () -> !figures.byRegistry().isEmpty());
        }
        schedule.read();
    }

    @Test
    void areForWhoMayRead() {
        assertThat(browser.get(METRICS).statusCode()).isEqualTo(401);
        assertThat(browser.get(METRICS, "Authorization", "Bearer nobody").statusCode())
                .isEqualTo(401);
        assertThat(scrape().statusCode()).isEqualTo(200);
    }

    @Test
    void haveEachNameThatTheDashboardOfGrafanaUses() throws IOException {
        Set<String> used = USED.matcher(Files.readString(Path.of("docs/grafana.json")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).hasSizeGreaterThan(20);
        eventually("AWS was called", () -> calls("ok") > 0);
        assertThat(names()).containsAll(used);
    }

    @Test
    void haveEachNameThatIsDocumented() throws IOException {
        Set<String> documented = USED.matcher(Files.readString(Path.of("docs/operating.md")))
                .results()
                .map(MatchResult::group)
                .filter(name -> name.startsWith("mirrordesk_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).hasSizeGreaterThan(20);
        Set<String> names = names();
        assertThat(documented)
                .filteredOn(name -> names.stream().noneMatch(there -> there.startsWith(name)))
                .isEmpty();
    }

    @Test
    void sayWhatTheTablesSay() {
        assertThat(value("mirrordesk_requests{state=\"done\"}"))
                .isEqualTo(count("select count(*) from request where state = 'DONE'"));
        assertThat(value("mirrordesk_runs{state=\"succeeded\"}"))
                .isEqualTo(count("select count(*) from run where state = 'SUCCEEDED'"));
        assertThat(value("mirrordesk_sync_listed{registry=\"" + REGISTRY + "\"}"))
                .isNotNegative();
        assertThat(value("mirrordesk_jobs{task=\"inventory-day\"}")).isEqualTo(1);
    }

    @Test
    void takeNothingFromTheDatabaseAtAScrapeButTheTokensOwner() {
        scrape();
        CountedStatements.clear();
        scrape();
        assertThat(CountedStatements.noted()).allMatch(statement -> statement.contains("token"));
    }

    @Test
    void countCallsToAwsByWhatCameOfThem() {
        double before = calls("throttled");
        GATE.disturb("DescribeRepositories", "", Trouble.THROTTLED, 1);
        syncs.now(REGISTRY, ADMIN);
        eventually("a sync was throttled", () -> calls("throttled") == before + 1);
    }

    private double calls(String outcome) {
        return Pattern.compile(
                        "^mirrordesk_aws_call_seconds_count\\{[^}]*outcome=\"" + outcome + "\"[^}]*} (\\S+)$",
                        Pattern.MULTILINE)
                .matcher(scrape().body())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private Set<String> names() {
        return SAMPLE.matcher(scrape().body()).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private double value(String sample) {
        return scrape().body()
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + sample));
    }

    private double count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private HttpResponse<String> scrape() {
        return browser.get(METRICS, "Authorization", SomePeople.bearer("viewer"));
    }
}
