package io.mirrordesk.observed.figures;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second whether the inventory has moved, in one cheap statement, and has it counted when it is time. */
@Component
class CountWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CountWatch.class);

    private final CountRows rows;
    private final CountJobs jobs;
    private final Clock clock;

    CountWatch(CountRows rows, CountJobs jobs, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** While the database is away, which others say, the figures stay as they are. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        try {
            if (rows.state().isDue(clock.instant())) {
                jobs.countSoon();
            }
        } catch (DataAccessException away) {
            LOG.debug("The inventory was not looked at: {}", away.getMessage());
        }
    }
}
