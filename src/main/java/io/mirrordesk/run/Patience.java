package io.mirrordesk.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a run waits for what may pass: AWS throttles, fails inside or cannot be reached.
 *
 * @param tries how often in a row it tries again before it fails; each step that succeeds begins anew
 * @param firstWait how long it waits at first; each further time twice as long, and a quarter more or less, so that runs do not march in step
 * @param longestWait how long it waits at most
 */
@ConfigurationProperties("mirrordesk.runs")
record Patience(
        @DefaultValue("6") int tries,
        @DefaultValue("1s") Duration firstWait,
        @DefaultValue("30s") Duration longestWait) {

    /** @param attempts how often it was tried in vain; empty when that is enough */
    Optional<Duration> after(int attempts) {
        if (attempts > tries) {
            return Optional.empty();
        }
        long doubled = firstWait.toMillis() << Math.min(attempts - 1, 20);
        long wait = Math.min(doubled, longestWait.toMillis());
        return Optional.of(Duration.ofMillis(wait + ThreadLocalRandom.current().nextLong(-wait / 4, wait / 4 + 1)));
    }
}
