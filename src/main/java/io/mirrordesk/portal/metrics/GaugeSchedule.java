package io.mirrordesk.portal.metrics;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the figures every 15 seconds, whoever scrapes and however often. While the database is away they stay as they are, and {@link
 * Figure#READ} says since when.
 */
@Component
class GaugeSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(GaugeSchedule.class);

    private final List<Readings> all;
    private final Gauges gauges;
    private final Clock clock;
    private final Map<String, Reading> read = new TreeMap<>();
    private final ReentrantLock reading = new ReentrantLock();

    GaugeSchedule(List<Readings> all, Gauges gauges, Clock clock) {
        this.all = List.copyOf(all);
        this.gauges = gauges;
        this.clock = clock;
    }

    /** At a fixed rate, which is on a thread of its own: nobody waits for it. */
    @Scheduled(fixedRate = 15, timeUnit = TimeUnit.SECONDS)
    void read() {
        if (reading.tryLock()) {
            try {
                all.forEach(this::read);
                gauges.show(new ArrayList<>(read.values()));
            } finally {
                reading.unlock();
            }
        }
    }

    private void read(Readings some) {
        try {
            gauges.show(some.read());
            read.put(some.kind(), Reading.of(Figure.READ, Readings.seconds(clock.instant()), "kind", some.kind()));
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("The figures of {} were not read: {}", some.kind(), away.getMessage());
        }
    }
}
