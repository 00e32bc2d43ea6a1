package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.CredentialVersion;
import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credentials: all but their values. */
@RestController
@RequestMapping("/api/v1/credentials")
class CredentialApi {

    private final Credentials credentials;

    CredentialApi(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * @param usedBy how many mirrors use it
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
            Instant createdAt,
            Instant valuedAt,
            @Nullable LocalDate expiresOn,
            @Nullable Instant restorableUntil,
            @Nullable List<CredentialVersion> versions) {

        static CredentialJson of(ManagedCredential credential, @Nullable List<CredentialVersion> versions) {
            return new CredentialJson(
                    credential.id(),
                    credential.registry().toString(),
                    credential.name(),
                    credential.upstream(),
                    credential.secretName(),
                    credential.state(),
                    credential.usedBy(),
                    credential.createdAt(),
                    credential.valuedAt(),
                    credential.expiresOn(),
                    credential.restorableUntil(),
                    versions);
        }
    }

    /** @param state {@code RETIRED} for those that are; without it all others */
    @GetMapping
    Slice<CredentialJson> list(@RequestParam(required = false) @Nullable String state) {
        if (state != null && !state.equals("RETIRED")) {
            throw InvalidInput.at("state", "“" + state + "” cannot be asked for. Use RETIRED, or leave it out.");
        }
        List<ManagedCredential> found = state == null ? credentials.all() : credentials.retired();
        return Slice.whole(
                found.stream().map(one -> CredentialJson.of(one, null)).toList());
    }

    @GetMapping("/{id}")
    CredentialJson get(@PathVariable long id) {
        return CredentialJson.of(credentials.get(id), credentials.versions(id));
    }
}
