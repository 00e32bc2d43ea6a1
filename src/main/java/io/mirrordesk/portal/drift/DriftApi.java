package io.mirrordesk.portal.drift;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.governance.Drift;
import io.mirrordesk.governance.DriftCheck;
import io.mirrordesk.governance.DriftFinding;
import io.mirrordesk.governance.DriftQuery;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.RegistryId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/drift")
class DriftApi {

    private final Drift drift;
    private final CurrentPerson current;

    DriftApi(Drift drift, CurrentPerson current) {
        this.drift = drift;
        this.current = current;
    }

    /**
     * What is to be compared.
     *
     * @param registry such as {@code 111122223333.eu-central-1}
     */
    record CheckBody(@Nullable String registry) {}

    /**
     * Which part of the list.
     *
     * @param sort {@code found}, {@code subject} or {@code mirror}, with a hyphen before it to turn it round; the newest first by default
     * @param limit 1 to 200
     */
    record Page(
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String cursor) {}

    /** Findings that are open. Repositories that do not conform are at {@code /repositories?conforms=false}. */
    @GetMapping
    Slice<DriftJson> list(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String mirror,
            @RequestParam(required = false) @Nullable String q,
            Page page) {
        DriftQuery query = DriftQuery.all()
                .in(registry == null ? null : registry(registry))
                .of(kind == null ? null : kind(kind))
                .ofMirror(mirror)
                .matching(q)
                .sortedBy(DriftQuery.Sort.parse(page.sort()))
                .page(page.limit() == null ? 50 : page.limit(), page.cursor());
        return drift.find(query).map(finding -> DriftJson.of(finding, List.of(), null));
    }

    /** One finding, also one that is over, with all that is known of who changed it and whether it can be accepted. */
    @GetMapping("/{id}")
    DriftJson get(@PathVariable long id) {
        DriftFinding finding = drift.get(id);
        return DriftJson.of(finding, drift.changes(finding), finding.isOpen() ? drift.acceptance(finding) : null);
    }

    /** How far each registry is compared. */
    @GetMapping("/checks")
    Slice<DriftCheck> checks() {
        return Slice.whole(drift.checks());
    }

    /** Has everything of a registry compared as soon as possible. */
    @PostMapping("/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DriftCheck check(@RequestBody CheckBody body) {
        if (body.registry() == null || body.registry().isBlank()) {
            throw InvalidInput.at("registry", "Name the registry to check, such as 111122223333.eu-central-1.");
        }
        return drift.checkNow(registry(body.registry()), current.require());
    }

    private static RegistryId registry(String text) {
        try {
            return RegistryId.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw InvalidInput.at("registry", String.valueOf(unknown.getMessage()));
        }
    }

    private static Difference.Kind kind(String word) {
        return Arrays.stream(Difference.Kind.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> InvalidInput.at("kind", "“" + word + "” is no kind of drift. Use MISSING or CHANGED."));
    }
}
