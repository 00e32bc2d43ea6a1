package io.mirrordesk.observed.generated;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;

/**
 * What is generated. The same shape gives the same rows.
 *
 * @param registry an account that no AWS customer has
 * @param images of all repositories together; a few hold thousands, most of them a handful
 * @param asOf the moment that ages are counted back from
 */
public record Shape(RegistryId registry, int repositories, int images, long seed, Instant asOf) {

    /** The account id is all nines, which documentation uses for nobody. */
    public static final RegistryId REGISTRY = RegistryId.parse("999999999999.eu-central-1");

    public Shape {
        if (repositories < 1 || images < repositories) {
            throw new IllegalArgumentException(
                    "A generated registry has at least one repository, and no fewer images than repositories.");
        }
    }
}
