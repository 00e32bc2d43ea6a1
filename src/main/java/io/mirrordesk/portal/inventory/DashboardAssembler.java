package io.mirrordesk.portal.inventory;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.GrowthPoint;
import io.mirrordesk.observed.figures.InventoryFigures;
import io.mirrordesk.observed.figures.Period;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.RequestStatistics;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know in figures: four statements. */
@Component
class DashboardAssembler {

    private final InventoryFigures figures;
    private final RequestStatistics requests;
    private final Registries registries;
    private final Syncs syncs;
    private final Clock clock;

    DashboardAssembler(
            InventoryFigures figures, RequestStatistics requests, Registries registries, Syncs syncs, Clock clock) {
        this.figures = figures;
        this.requests = requests;
        this.registries = registries;
        this.syncs = syncs;
        this.clock = clock;
    }

    Dashboard of(@Nullable RegistryId registry, Period period, String by, String moment, boolean inTable) {
        ListLinks links = new ListLinks(registry);
        Summary summary = figures.summary(registry);
        Growth growth = Growth.of(figures.growth(registry, period), period);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Dashboard(
                registry == null ? null : registry.toString(),
                registries.all().stream()
                        .map(ManagedRegistry::id)
                        .map(RegistryId::toString)
                        .toList(),
                period.toString(),
                summary,
                syncs(registry),
                tiles(summary, growth, links),
                Storage.of(summary, by, moment, inTable, links),
                growth,
                Cold.of(summary, links),
                summary.byTemplate().stream()
                        .map(group -> Row.conformity(group, links))
                        .toList(),
                costs(summary, links),
                requests.since(registry, period.first(today)),
                links);
    }

    private List<SyncState> syncs(@Nullable RegistryId registry) {
        return syncs.all().stream()
                .filter(sync -> registry == null || sync.registry().equals(registry))
                .toList();
    }

    private static List<Row> costs(Summary summary, ListLinks links) {
        long whole =
                summary.byTeam().stream().mapToLong(Figures::sizeBytes).max().orElse(0);
        return summary.byTeam().stream()
                .map(group -> Row.cost(group, whole, links))
                .toList();
    }

    private static List<Tile> tiles(Summary summary, Growth growth, ListLinks links) {
        Figures total = summary.total();
        long cold = total.pulled(Age.OLDER).images();
        return List.of(
                growth.tile("repositories", total.repositories(), GrowthPoint::repositories, links.repositories()),
                growth.tile("images", total.images(), GrowthPoint::images, links.images()),
                growth.tile("stored", total.sizeBytes(), GrowthPoint::sizeBytes, links.largest()),
                Tile.cost(total.monthlyCost(), links.largest()),
                growth.tile(
                        "differ",
                        total.notConforming(),
                        GrowthPoint::notConforming,
                        links.repositories(ListLinks.NOT_CONFORMING)),
                growth.tile("cold", cold, point -> point.cold().images(), links.images(ListLinks.pulled(Age.OLDER))));
    }
}
