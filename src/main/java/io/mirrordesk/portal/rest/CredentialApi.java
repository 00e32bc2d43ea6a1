package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.CredentialVersion;
import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Validation;
import io.mirrordesk.governance.Validations;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.portal.view.CredentialUse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credentials: all but their values. */
@RestController
@RequestMapping("/api/v1/credentials")
class CredentialApi {

    private final Credentials credentials;
    private final Mirrors mirrors;
    private final Inventory inventory;
    private final Validations validations;
    private final CurrentPerson current;

    CredentialApi(
            Credentials credentials,
            Mirrors mirrors,
            Inventory inventory,
            Validations validations,
            CurrentPerson current) {
        this.credentials = credentials;
        this.mirrors = mirrors;
        this.inventory = inventory;
        this.validations = validations;
        this.current = current;
    }

    /**
     * @param usedBy how many mirrors use it
     * @param repositories how many repositories lie under these mirrors
     * @param mirrors those that use it, each as ECR last found it
     * @param valuedAt since when it has its present value
     * @param expiresOn the last day of its value, null when nobody said one
     * @param restorableUntil of a retired one: until when its secret can be restored
     * @param versions the values that it has had, the newest first; null in the list
     */
    record CredentialJson(
            long id,
            String registry,
            String name,
            String upstream,
            String secretName,
            ManagedCredential.State state,
            int usedBy,
            long repositories,
            List<UseJson> mirrors,
            Instant createdAt,
            Instant valuedAt,
            @Nullable LocalDate expiresOn,
            @Nullable Instant restorableUntil,
            @Nullable List<CredentialVersion> versions) {}

    /** A mirror that uses it. */
    record UseJson(
            String prefix,
            String team,
            ManagedMirror.State state,
            @Nullable Validation validation,
            long repositories) {

        static UseJson of(CredentialUse use) {
            ManagedMirror mirror = use.mirror();
            return new UseJson(
                    mirror.prefix().value(), mirror.team(), mirror.state(), mirror.validation(), use.repositories());
        }
    }

    /** @param state {@code RETIRED} for those that are; without it all others */
    @GetMapping
    Slice<CredentialJson> list(@RequestParam(required = false) @Nullable String state) {
        if (state != null && !state.equals("RETIRED")) {
            throw InvalidInput.at("state", "“" + state + "” cannot be asked for. Use RETIRED, or leave it out.");
        }
        List<ManagedCredential> found = state == null ? credentials.all() : credentials.retired();
        List<ManagedMirror> all = mirrors.all();
        Summary summary = inventory.summary();
        return Slice.whole(found.stream()
                .map(one -> json(
                        one, CredentialUse.of(all.stream().filter(one::isUsedBy).toList(), summary), null))
                .toList());
    }

    @GetMapping("/{id}")
    CredentialJson get(@PathVariable long id) {
        ManagedCredential credential = credentials.get(id);
        return json(
                credential, CredentialUse.of(mirrors.using(credential), inventory.summary()), credentials.versions(id));
    }

    /** Has ECR try the rule of each mirror that uses it now. */
    @PostMapping("/{id}/validate")
    CredentialJson validate(@PathVariable long id) {
        validations.now(mirrors.using(credentials.get(id)), current.require());
        return get(id);
    }

    private static CredentialJson json(
            ManagedCredential credential, List<CredentialUse> uses, @Nullable List<CredentialVersion> versions) {
        return new CredentialJson(
                credential.id(),
                credential.registry().toString(),
                credential.name(),
                credential.upstream(),
                credential.secretName(),
                credential.state(),
                credential.usedBy(),
                uses.stream().mapToLong(CredentialUse::repositories).sum(),
                uses.stream().map(UseJson::of).toList(),
                credential.createdAt(),
                credential.valuedAt(),
                credential.expiresOn(),
                credential.restorableUntil(),
                versions);
    }
}
