package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.ImageSelection;
import io.mirrordesk.observed.SimulationQuery;
import io.mirrordesk.observed.SimulationQuery.Outcome;
import io.mirrordesk.observed.Simulations;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lifecycle policies before they are anywhere: what they say, and what they would do. */
@RestController
@RequestMapping("/api/v1/lifecycle")
class LifecycleApi {

    private static final int SHOWN = 50;

    private final Templates templates;
    private final Simulations simulations;

    LifecycleApi(Templates templates, Simulations simulations) {
        this.templates = templates;
        this.simulations = simulations;
    }

    /**
     * @param rules what each rule does, in words
     * @param canonical the policy as all policies of the same meaning are written
     * @param characters of the policy as it was sent, of 30,720
     */
    record Validated(boolean valid, List<String> rules, JsonNode canonical, int characters) {}

    record ToValidate(@Nullable JsonNode lifecyclePolicy) {}

    /**
     * @param lifecyclePolicy null for the one of the template
     * @param template whose policy is taken, or compared with the given one; its repositories are looked at if no others are chosen
     * @param registry null for all
     * @param prefix of the repositories' names
     * @param outcome which images are listed: {@code EXPIRE}, {@code ARCHIVE} or {@code KEEP}; null for the first two
     * @param limit how many of them; null for 50
     */
    record ToSimulate(
            @Nullable JsonNode lifecyclePolicy,
            @Nullable String template,
            @Nullable String registry,
            @Nullable String repository,
            @Nullable String mirror,
            @Nullable String prefix,
            @Nullable Outcome outcome,
            @Nullable Integer limit) {

        ImageSelection selection() {
            boolean chosen = repository != null || mirror != null || prefix != null;
            return new ImageSelection(
                    registry == null ? null : parsedRegistry(registry),
                    repository,
                    mirror,
                    prefix,
                    chosen ? null : template);
        }
    }

    /** Answers 422 with a sentence for each constraint that is violated, at its place in the policy. */
    @PostMapping("/validate")
    Validated validate(@RequestBody ToValidate question) {
        LifecyclePolicy policy = parsed(question.lifecyclePolicy())
                .orElseThrow(() -> InvalidInput.at("lifecyclePolicy", "Send the policy to check."));
        return new Validated(
                true,
                policy.describe(),
                JsonMapper.shared().readTree(policy.canonical()),
                policy.text().length());
    }

    /** What the policy would do to the images as the inventory knows them; nothing is changed. */
    @PostMapping("/simulate")
    SimulationJson simulate(@RequestBody ToSimulate question) {
        Optional<LifecyclePolicy> given = parsed(question.lifecyclePolicy());
        Optional<LifecyclePolicy> template =
                Optional.ofNullable(question.template()).flatMap(this::policyOf);
        LifecyclePolicy policy = given.or(() -> template).orElseThrow(LifecycleApi::nothingToSimulate);
        return SimulationJson.of(simulations.run(new SimulationQuery(
                question.selection(),
                policy,
                given.flatMap(_ -> template).orElse(null),
                question.outcome(),
                Optional.ofNullable(question.limit()).orElse(SHOWN))));
    }

    private Optional<LifecyclePolicy> policyOf(String name) {
        ManagedTemplate template = templates
                .find(name)
                .orElseThrow(() -> InvalidInput.at("template", "There is no template “" + name + "”."));
        return Optional.ofNullable(template.spec().lifecyclePolicy()).map(LifecyclePolicy::parse);
    }

    private static Optional<LifecyclePolicy> parsed(@Nullable JsonNode policy) {
        return Optional.ofNullable(policy)
                .filter(given -> !given.isNull())
                .map(given -> given.isString() ? given.asString() : given.toString())
                .map(LifecyclePolicy::parse);
    }

    private static InvalidInput nothingToSimulate() {
        return InvalidInput.at(
                "lifecyclePolicy", "Send the policy to simulate, or name a template that has a lifecycle policy.");
    }

    private static RegistryId parsedRegistry(String text) {
        try {
            return RegistryId.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw InvalidInput.at("registry", String.valueOf(invalid.getMessage()));
        }
    }
}
