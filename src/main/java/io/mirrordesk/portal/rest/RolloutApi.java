package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.governance.RolloutItem;
import io.mirrordesk.governance.RolloutQuery;
import io.mirrordesk.governance.RolloutView;
import io.mirrordesk.governance.Rollouts;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.portal.rest.RolloutJson.ItemJson;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rollouts")
class RolloutApi {

    private final Rollouts rollouts;
    private final CurrentPerson current;

    RolloutApi(Rollouts rollouts, CurrentPerson current) {
        this.rollouts = rollouts;
        this.current = current;
    }

    @GetMapping
    Slice<RolloutJson> list(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return rollouts.find(new RolloutQuery(
                        registry(registry),
                        template,
                        word(RolloutView.State.class, state, "no state of a roll-out"),
                        limit,
                        cursor))
                .map(RolloutJson::of);
    }

    @GetMapping("/{id}")
    RolloutJson get(@PathVariable long id) {
        return RolloutJson.of(rollouts.get(id));
    }

    /** Its repositories: without a state those that need a person, failed and set aside. */
    @GetMapping("/{id}/repositories")
    Slice<ItemJson> repositories(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        RolloutItem.State only = word(RolloutItem.State.class, state, "no state of a roll-out's repository");
        return rollouts.items(id, only, limit, cursor).map(ItemJson::of);
    }

    @PostMapping("/{id}/pause")
    RolloutJson pause(@PathVariable long id) {
        return RolloutJson.of(rollouts.pause(id, current.require()));
    }

    @PostMapping("/{id}/resume")
    RolloutJson resume(@PathVariable long id) {
        return RolloutJson.of(rollouts.resume(id, current.require()));
    }

    @PostMapping("/{id}/stop")
    RolloutJson stop(@PathVariable long id) {
        return RolloutJson.of(rollouts.stop(id, current.require()));
    }

    /** Takes up again what failed or was set aside. */
    @PostMapping("/{id}/retry")
    RolloutJson retry(@PathVariable long id) {
        return RolloutJson.of(rollouts.retry(id, current.require()));
    }

    private static @Nullable RegistryId registry(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : RegistryId.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw InvalidInput.at("registry", String.valueOf(invalid.getMessage()));
        }
    }

    private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String word, String otherwise) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.at(
                        "state",
                        "“" + word + "” is " + otherwise + ". Use one of " + Arrays.toString(type.getEnumConstants())
                                + "."));
    }
}
