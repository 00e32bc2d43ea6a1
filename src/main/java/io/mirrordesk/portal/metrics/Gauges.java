package io.mirrordesk.portal.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows readings as gauges; a label that is not read again is not shown any more. */
@Component
class Gauges {

    private final Map<Figure, MultiGauge> gauges = new EnumMap<>(Figure.class);

    Gauges(MeterRegistry meters) {
        for (Figure figure : Figure.values()) {
            gauges.put(
                    figure,
                    MultiGauge.builder(figure.id())
                            .description(figure.description())
                            .baseUnit(figure.unit())
                            .register(meters));
        }
    }

    void show(List<Reading> readings) {
        readings.stream()
                .collect(Collectors.groupingBy(Reading::figure))
                .forEach((figure, rows) -> Objects.requireNonNull(gauges.get(figure), "every figure has a gauge")
                        .register(
                                rows.stream()
                                        .map(row -> MultiGauge.Row.of(row.tags(), row.value()))
                                        .collect(Collectors.toUnmodifiableList()),
                                true));
    }
}
