package io.mirrordesk.observed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code mirrordesk.sync}.
 *
 * @param interval from the end of one pass through a registry to the start of the next; during a long pass the registry is listed again
 *     as often
 * @param parallel how many repositories are read at once; how many calls a second that makes, AWS's refusals decide
 */
@ConfigurationProperties("mirrordesk.sync")
record SyncSettings(
        @DefaultValue("5m") Duration interval,
        @DefaultValue("16") int parallel) {}
