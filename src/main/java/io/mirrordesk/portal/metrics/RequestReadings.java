package io.mirrordesk.portal.metrics;

import io.mirrordesk.request.RequestFigures;
import io.mirrordesk.request.RequestFigures.LeadTime;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.request.RequestStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RequestReadings implements Readings {

    private static final int DAYS = 90;

    private final RequestStatistics requests;
    private final Clock clock;

    RequestReadings(RequestStatistics requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "requests";
    }

    @Override
    public List<Reading> read() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        RequestFigures lately = requests.since(null, today.minusDays(DAYS));
        return Stream.of(
                        Readings.byState(Figure.REQUESTS, RequestState.class, requests.byState()).stream(),
                        lead("filed_to_approved", lately.filedToDecided()),
                        lead("approved_to_done", lately.decidedToDone()),
                        lead("filed_to_done", lately.filedToDone()))
                .flatMap(readings -> readings)
                .toList();
    }

    private static Stream<Reading> lead(String stage, @Nullable LeadTime time) {
        return Stream.of(
                Reading.of(
                        Figure.LEAD_TIME,
                        time == null ? Double.NaN : seconds(time.median()),
                        "stage",
                        stage,
                        "quantile",
                        "0.5"),
                Reading.of(
                        Figure.LEAD_TIME,
                        time == null ? Double.NaN : seconds(time.p90()),
                        "stage",
                        stage,
                        "quantile",
                        "0.9"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000d;
    }
}
