package io.mirrordesk.portal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.observed.figures.InventoryFigures;
import io.mirrordesk.observed.figures.Period;
import io.mirrordesk.observed.generated.RegistryGenerator;
import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Whoever follows a number of the dashboard finds that many rows: each link is followed, in the API's form. */
class DashboardLinksTest extends SandboxedPortal {

    private static final int REPOSITORIES = 60;
    private static final int IMAGES = 900;

    @Autowired
    private DashboardAssembler dashboards;

    @Autowired
    private InventoryFigures figures;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private final Map<String, JsonNode> lists = new HashMap<>();
    private PortalApi api;

    @BeforeEach
    void thereIsACountedRegistry() {
        SomePeople.in(people);
        api = new PortalApi(port);
        // as a whole: figures that are counted meanwhile would keep repositories without their images
        transaction.executeWithoutResult(_ -> jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            RegistryGenerator.write(new Shape(Shape.REGISTRY, REPOSITORIES, IMAGES, 3, Instant.now()), connection);
            return true;
        }));
        Browser browser = new Browser(port);
        browser.signIn("viewer", "viewer");
        eventually("it is counted", () -> {
            browser.get("/inventory");
            return figures.summary(Shape.REGISTRY).total().images() == IMAGES;
        });
    }

    @AfterEach
    void thereIsNone() {
        jdbc.update("delete from repository where registry_id = ?", Shape.REGISTRY.toString());
        jdbc.update("delete from registry_sync where registry_id = ?", Shape.REGISTRY.toString());
    }

    @Test
    void everyNumberIsTheTotalOfTheListBehindIt() {
        SoftAssertions followed = new SoftAssertions();
        for (String by : Storage.GROUPS) {
            for (String moment : Storage.MOMENTS) {
                Dashboard dashboard = dashboards.of(Shape.REGISTRY, Period.MONTH, by, moment, true);
                cells(dashboard).forEach(cell -> follow(cell, followed));
                dashboard.tiles().stream()
                        .filter(tile -> !tile.name().equals("cost"))
                        .forEach(tile -> followed.assertThat(
                                        behind(tile.link(), tile.name().equals("stored")))
                                .as(tile.link())
                                .isEqualTo(tile.value()));
            }
        }
        followed.assertAll();
        assertThat(lists.size()).as("lists that were followed").isGreaterThan(100);
    }

    @Test
    void everyNumberOfRequestsIsTheTotalOfTheListBehindIt() {
        api.file(HubDraft.of("dashboard-links").json());
        Dashboard dashboard = dashboards.of(REGISTRY, Period.MONTH, "mirror", "pulled", false);
        assertThat(dashboard.requests().in(RequestState.SUBMITTED)).isPositive();
        for (RequestState state : RequestState.values()) {
            String link = dashboard.links().requests(state, dashboard.requests().since());
            assertThat(list(link).path("total").asLong())
                    .as(link)
                    .isEqualTo(dashboard.requests().in(state));
        }
        String all = dashboard.links().requests(null, dashboard.requests().since());
        assertThat(list(all).path("total").asLong())
                .isEqualTo(dashboard.requests().total());
    }

    private static Stream<Cell> cells(Dashboard dashboard) {
        Stream<Row> rows = Stream.of(
                        dashboard.storage().rows(), dashboard.cold().rows(), dashboard.conformity(), dashboard.costs())
                .flatMap(List::stream);
        return Stream.concat(rows.flatMap(row -> row.cells().stream()), dashboard.cold().total().stream())
                .filter(cell -> !cell.column().equals("month"));
    }

    private void follow(Cell cell, SoftAssertions followed) {
        followed.assertThat(behind(cell.link(), cell.column().equals("stored")))
                .as("%s of %s", cell.column(), cell.link())
                .isEqualTo(cell.value());
    }

    /** @param bytes whether the sizes are added up instead of the rows */
    private long behind(String link, boolean bytes) {
        JsonNode list = list(link);
        assertThat(list.path("totalIsExact").asBoolean()).as(link).isTrue();
        return bytes
                ? StreamSupport.stream(list.path("items").spliterator(), false)
                        .mapToLong(item -> item.path("sizeBytes").asLong())
                        .sum()
                : list.path("total").asLong();
    }

    /** The page's list, as the API gives it. */
    private JsonNode list(@Nullable String link) {
        String path = String.valueOf(link)
                .replace("/inventory", "")
                .replace("view=all&", "")
                .concat(String.valueOf(link).contains("?") ? "&limit=200" : "?limit=200");
        return lists.computeIfAbsent(path, wanted -> api.get("viewer", wanted));
    }
}
