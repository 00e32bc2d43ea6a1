package io.mirrordesk.observed.web;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Inventory")
class SyncController {

    private final Syncs syncs;
    private final CurrentPerson person;

    SyncController(Syncs syncs, CurrentPerson person) {
        this.syncs = syncs;
        this.person = person;
    }

    @PostMapping("/api/v1/registries/{registry}/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SyncState sync(@PathVariable String registry) {
        return syncs.now(InventoryController.registry(registry), person.require());
    }
}
