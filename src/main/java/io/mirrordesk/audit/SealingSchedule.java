package io.mirrordesk.audit;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets the sealer look twice a second; a database that is away is said once, and shown by the health indicator. */
@Component
@EnableScheduling
class SealingSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SealingSchedule.class);

    private final Sealer sealer;
    private boolean away;

    SealingSchedule(Sealer sealer) {
        this.sealer = sealer;
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void seal() {
        try {
            while (sealer.seal() == Sealer.BATCH) {
                LOG.debug("Sealed a full batch, looking for more");
            }
            away = false;
        } catch (DataAccessException | TransactionException failed) {
            if (!away) {
                LOG.warn("Audit records wait for their seal: {}", failed.getMessage());
            }
            away = true;
        }
    }
}
