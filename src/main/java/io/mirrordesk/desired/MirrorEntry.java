package io.mirrordesk.desired;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;

/**
 * A mirror's line in the directory of all mirrors: enough to say which one a repository lies under.
 *
 * @param managedSince when its rule came under management
 */
public record MirrorEntry(long id, RegistryId registry, Prefix prefix, AccessMode access, Instant managedSince) {

    static MirrorEntry of(ManagedMirror mirror) {
        return new MirrorEntry(
                mirror.id(),
                mirror.definition().registry(),
                mirror.prefix(),
                mirror.definition().access(),
                mirror.managedSince());
    }
}
