package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.StorageClass;
import io.mirrordesk.lifecycle.LifecycleRule.TagStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rules of a policy ask of each other; each storage class is for itself. */
final class RuleSet {

    private final List<LifecycleRule> rules;
    private final Faults faults;

    private RuleSet(List<LifecycleRule> rules, Faults faults) {
        this.rules = rules;
        this.faults = faults;
    }

    static void check(List<LifecycleRule> rules, Faults faults) {
        RuleSet set = new RuleSet(rules, faults);
        set.checkPriorities();
        for (StorageClass storage : StorageClass.values()) {
            set.checkUntagged(storage);
            set.checkAny(storage);
            set.checkPrefixes(storage);
        }
    }

    private void checkPriorities() {
        Map<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Integer first = seen.putIfAbsent(rules.get(i).priority(), i);
            if (first != null) {
                faults.add(
                        "rules[" + i + "].rulePriority",
                        "rules[" + first + "] has the rulePriority "
                                + rules.get(i).priority() + " as well. Give each its own.");
            }
        }
    }

    private void checkUntagged(StorageClass storage) {
        boolean seen = false;
        for (int i = 0; i < rules.size(); i++) {
            if (selects(i, TagStatus.UNTAGGED, storage)) {
                if (seen) {
                    faults.add(
                            "rules[" + i + "].selection.tagStatus",
                            "Only one rule can select untagged images per storage class.");
                }
                seen = true;
            }
        }
    }

    private void checkAny(StorageClass storage) {
        int last = rules.stream()
                .filter(rule -> rule.selection().storageClass() == storage)
                .mapToInt(LifecycleRule::priority)
                .max()
                .orElse(0);
        for (int i = 0; i < rules.size(); i++) {
            if (selects(i, TagStatus.ANY, storage) && rules.get(i).priority() < last) {
                faults.add(
                        "rules[" + i + "].rulePriority",
                        "A rule with tagStatus “any” is applied last: its rulePriority must be the highest, above "
                                + last + ".");
            }
        }
    }

    private void checkPrefixes(StorageClass storage) {
        Set<Set<String>> seen = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            Set<String> prefixes = Set.copyOf(rules.get(i).selection().tagPrefixes());
            if (!prefixes.isEmpty() && selects(i, TagStatus.TAGGED, storage) && !seen.add(prefixes)) {
                faults.add(
                        "rules[" + i + "].selection.tagPrefixList",
                        "Another rule of the same storage class has the same tagPrefixList. Join the two rules.");
            }
        }
    }

    private boolean selects(int index, TagStatus status, StorageClass storage) {
        LifecycleRule.Selection selection = rules.get(index).selection();
        return selection.tagStatus() == status && selection.storageClass() == storage;
    }
}
