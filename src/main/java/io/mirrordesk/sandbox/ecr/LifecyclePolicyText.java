package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What ECR checks of a lifecycle policy before it stores it. The grammar is that of the user guide's "Lifecycle policy
 * parameters"; the reasons are ECR's where they are known.
 */
final class LifecyclePolicyText {

    static final String UNREADABLE = "Could not map policyString into LifecyclePolicy.";

    private LifecyclePolicyText() {}

    /**
     * @throws AwsError {@code InvalidParameterException} with the first reason found
     */
    static void check(String text) {
        List<LifecycleRule> rules = rules(text);
        if (rules.isEmpty() || rules.size() > 50) {
            throw failure("A lifecycle policy has 1 to 50 rules.");
        }
        Set<Integer> priorities = new HashSet<>();
        for (LifecycleRule rule : rules) {
            rule.check();
            if (!priorities.add(rule.priority())) {
                throw failure("Rule priorities must be unique: " + rule.priority());
            }
        }
        for (String storageClass : List.of("standard", "archive")) {
            checkTogether(rules.stream()
                    .filter(rule -> rule.storageClass().equals(storageClass))
                    .toList());
        }
    }

    private static void checkTogether(List<LifecycleRule> rules) {
        if (rules.stream().filter(rule -> rule.tagStatus().equals("untagged")).count() > 1) {
            throw failure("Only one rule can select Untagged images per storage class.");
        }
        int lowest = rules.stream().mapToInt(LifecycleRule::priority).max().orElse(0);
        if (rules.stream().anyMatch(rule -> rule.tagStatus().equals("any") && rule.priority() != lowest)) {
            throw failure("Rule for tagStatus=ANY must have the lowest priority per storage class");
        }
        Set<List<String>> prefixes = new HashSet<>();
        for (LifecycleRule rule : rules) {
            if (!rule.prefixes().isEmpty() && !prefixes.add(rule.prefixes())) {
                throw failure("The rules must contain a unique set of tag prefixes per storage class.");
            }
        }
    }

    private static List<LifecycleRule> rules(String text) {
        JsonNode policy;
        try {
            policy = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw failure(UNREADABLE);
        }
        if (!policy.path("rules").isArray() || policy.size() != 1) {
            throw failure(UNREADABLE);
        }
        List<LifecycleRule> rules = new ArrayList<>();
        policy.path("rules").forEach(rule -> rules.add(LifecycleRule.read(rule)));
        return rules;
    }

    static AwsError failure(String reason) {
        return EcrErrors.broken("LifecyclePolicyText", "Lifecycle policy validation failure: " + reason);
    }
}
