package io.mirrordesk.observed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code mirrordesk.sync}.
 *
 * @param interval from the end of one sync of a registry to the start of the next
 * @param readings how many repositories a sync reads in full, those never read first; the others have their turn later
 * @param parallel how many of them at once
 */
@ConfigurationProperties("mirrordesk.sync")
record SyncSettings(
        @DefaultValue("5m") Duration interval,
        @DefaultValue("500") int readings,
        @DefaultValue("4") int parallel) {}
