package io.mirrordesk.portal.metrics;

import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class SyncReadings implements Readings {

    private final Syncs syncs;

    SyncReadings(Syncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public String kind() {
        return "sync";
    }

    @Override
    public List<Reading> read() {
        return syncs.all().stream().flatMap(SyncReadings::of).toList();
    }

    private static Stream<Reading> of(SyncState sync) {
        String registry = sync.registry().toString();
        boolean failed = sync.phase() == SyncState.Phase.FAILED;
        return Stream.of(
                Reading.of(Figure.SYNC_COMPLETED, Readings.seconds(sync.syncedAt()), "registry", registry),
                Reading.of(Figure.SYNC_DURATION, duration(sync), "registry", registry),
                Reading.of(Figure.SYNC_LISTED, sync.listed(), "registry", registry),
                Reading.of(Figure.SYNC_READ, sync.read(), "registry", registry),
                Reading.of(Figure.SYNC_TO_READ, sync.toRead(), "registry", registry),
                Reading.of(Figure.SYNC_UNREADABLE, sync.unreadable(), "registry", registry),
                Reading.of(Figure.SYNC_FAILED, failed ? 1 : 0, "registry", registry),
                Reading.of(Figure.RULES_USED, sync.rulesUsed(), "registry", registry));
    }

    /** Not a number while the listing goes on. */
    private static double duration(SyncState sync) {
        Instant start = sync.startedAt();
        Instant end = sync.syncedAt();
        return start == null || end == null || end.isBefore(start)
                ? Double.NaN
                : Duration.between(start, end).toMillis() / 1000d;
    }
}
