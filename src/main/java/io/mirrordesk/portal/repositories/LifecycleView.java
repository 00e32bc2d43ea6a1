package io.mirrordesk.portal.repositories;

import io.mirrordesk.lifecycle.InvalidLifecyclePolicy;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.policy.JsonText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lifecycle policy of a repository.
 *
 * @param json as ECR gives it, indented; null for none
 * @param sentences one per rule, lowest number first; empty where the portal cannot read the policy
 * @param priorities of these rules
 * @param policy empty for none, and where the portal cannot read it
 */
public record LifecycleView(
        @Nullable String json, List<String> sentences, List<Integer> priorities, Optional<LifecyclePolicy> policy) {

    static LifecycleView of(@Nullable String text) {
        if (text == null) {
            return new LifecycleView(null, List.of(), List.of(), Optional.empty());
        }
        try {
            LifecyclePolicy policy = LifecyclePolicy.parse(text);
            return new LifecycleView(
                    JsonText.pretty(text),
                    policy.describe(),
                    policy.rules().stream().map(rule -> rule.priority()).toList(),
                    Optional.of(policy));
        } catch (InvalidLifecyclePolicy beyondUs) {
            return new LifecycleView(JsonText.pretty(text), List.of(), List.of(), Optional.empty());
        }
    }

    /** Whether there is a policy that the portal cannot read, such as one with a rule of a newer kind. */
    public boolean isUnreadable() {
        return json != null && policy.isEmpty();
    }
}
