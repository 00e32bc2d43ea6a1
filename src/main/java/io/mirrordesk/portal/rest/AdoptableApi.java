package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.PrefixRepositories.Below;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.portal.view.RegistryPaths;
import io.mirrordesk.request.Adoptable;
import io.mirrordesk.request.Adoptables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The rules of a registry that are not managed here, and what adopting each would mean. */
@RestController
class AdoptableApi {

    private final Adoptables adoptables;

    AdoptableApi(Adoptables adoptables) {
        this.adoptables = adoptables;
    }

    /**
     * @param subject what a request of kind ADOPT calls it
     * @param credential name of the credential that its secret is, or would be
     * @param newCredential whether that credential would be written down with it
     * @param templateProblem why ECR's creation template would stay untouched; else null
     * @param repositories below the prefix; names has the first 20
     * @param firstPlan what a first plan would take later, repositories aside
     * @param adoptable whether a request can name it at this moment
     * @param reasons why not
     */
    record AdoptableJson(
            Subject subject,
            String prefix,
            String upstream,
            String upstreamUrl,
            @Nullable String upstreamPrefix,
            AccessMode access,
            @Nullable String secretName,
            @Nullable String credential,
            boolean newCredential,
            List<AccessGrant> grants,
            List<Adoptable.FoundStatement> statements,
            boolean nativeTemplate,
            @Nullable String templateProblem,
            Below repositories,
            List<CountJson> firstPlan,
            boolean adoptable,
            List<String> reasons) {

        static AdoptableJson of(Adoptable found) {
            return new AdoptableJson(
                    found.rule().subject(),
                    found.rule().prefix().value(),
                    found.upstream(),
                    found.rule().upstreamUrl(),
                    found.rule().upstreamPrefix(),
                    found.access(),
                    found.rule().secretName(),
                    found.credential(),
                    found.newCredential() != null,
                    found.grants(),
                    found.statements(),
                    found.nativeTemplate(),
                    found.templateProblem(),
                    found.repositories(),
                    found.steps().entrySet().stream()
                            .map(step -> new CountJson(step.getKey(), step.getValue()))
                            .toList(),
                    found.reasons().isEmpty(),
                    found.reasons());
        }
    }

    record CountJson(StepKind kind, long count) {}

    @GetMapping("/api/v1/registries/{registry}/adoptable")
    Slice<AdoptableJson> list(@PathVariable String registry) {
        return Slice.whole(adoptables.of(RegistryPaths.parse(registry)).stream()
                .map(AdoptableJson::of)
                .toList());
    }
}
