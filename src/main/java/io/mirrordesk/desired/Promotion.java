package io.mirrordesk.desired;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.plan.ChangeSet;
import java.time.Instant;

/**
 * A change whose plan has been carried out and verified, and that now becomes what is desired.
 *
 * @param startedAt when its run began; what AWS created from then on came under management with it
 */
public record Promotion(ChangeSet change, long request, Actor actor, Instant startedAt) {}
