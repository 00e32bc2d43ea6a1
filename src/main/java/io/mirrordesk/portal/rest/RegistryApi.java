package io.mirrordesk.portal.rest;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RegistryApi {

    private final Registries registries;
    private final LiveState live;
    private final Syncs syncs;

    RegistryApi(Registries registries, LiveState live, Syncs syncs) {
        this.registries = registries;
        this.live = live;
        this.syncs = syncs;
    }

    /**
     * @param rulesUsed rules that exist in AWS, whether managed here or not; while AWS is away, as many as were read last
     * @param policyBytesUsed characters of the registry policy, of 10,240
     * @param sync how far the inventory is
     */
    record RegistryJson(
            String id,
            String account,
            String region,
            String pullHost,
            ManagedRegistry.Mode mode,
            int rulesUsed,
            int rulesLimit,
            int policyBytesUsed,
            @Nullable Instant syncedAt,
            SyncState sync) {}

    @GetMapping("/api/v1/registries")
    Slice<RegistryJson> list() {
        return Slice.whole(registries.all().stream().map(this::json).toList());
    }

    private RegistryJson json(ManagedRegistry registry) {
        SyncState sync = syncs.of(registry.id());
        boolean inAws = sync.phase() != SyncState.Phase.GENERATED;
        return new RegistryJson(
                registry.id().toString(),
                registry.id().account(),
                registry.id().region(),
                registry.pullHost(),
                registry.mode(),
                inAws ? rulesUsed(sync) : sync.rulesUsed(),
                registry.rulesLimit(),
                inAws ? policyCharacters(sync) : sync.policyCharacters(),
                sync.syncedAt(),
                sync);
    }

    private int rulesUsed(SyncState sync) {
        try {
            return live.rules(sync.registry()).size();
        } catch (AwsUnavailable away) {
            return sync.rulesUsed();
        }
    }

    private int policyCharacters(SyncState sync) {
        try {
            return live.policyCharacters(sync.registry());
        } catch (AwsUnavailable away) {
            return sync.policyCharacters();
        }
    }
}
