package io.mirrordesk.portal.metrics;

import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.InventoryFigures;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class InventoryReadings implements Readings {

    private final InventoryFigures figures;

    InventoryReadings(InventoryFigures figures) {
        this.figures = figures;
    }

    @Override
    public String kind() {
        return "inventory";
    }

    @Override
    public List<Reading> read() {
        double counted = Readings.seconds(figures.summary(null).countedAt());
        return Stream.concat(
                        Stream.of(Reading.of(Figure.COUNTED, counted)),
                        figures.byRegistry().stream().flatMap(InventoryReadings::of))
                .toList();
    }

    private static Stream<Reading> of(Figures of) {
        String registry = Objects.requireNonNull(of.name());
        return Stream.concat(
                Stream.of(
                        repositories(registry, "yes", of.conforming()),
                        repositories(registry, "no", of.notConforming()),
                        repositories(registry, "unknown", of.unknown()),
                        Reading.of(Figure.STORED, of.sizeBytes(), "registry", registry)),
                Stream.of(Age.values())
                        .map(age -> Reading.of(
                                Figure.IMAGES,
                                of.pulled(age).images(),
                                "registry",
                                registry,
                                "pulled",
                                age.name().toLowerCase(Locale.ROOT))));
    }

    private static Reading repositories(String registry, String conforms, long count) {
        return Reading.of(Figure.REPOSITORIES, count, "registry", registry, "conforms", conforms);
    }
}
