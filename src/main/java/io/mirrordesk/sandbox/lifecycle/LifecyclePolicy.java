package io.mirrordesk.sandbox.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A valid lifecycle policy. The grammar is that of the ECR user guide, "Lifecycle policy properties"; the reasons of refusals
 * are ECR's where they are known.
 *
 * @param rules by priority
 */
public record LifecyclePolicy(List<LifecycleRule> rules) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_RULES = 50;

    /**
     * @throws InvalidPolicy with the first reason found
     */
    public static LifecyclePolicy parse(String text) {
        List<LifecycleRule> rules = rules(text);
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new InvalidPolicy("A lifecycle policy has 1 to 50 rules.");
        }
        Set<Integer> priorities = new HashSet<>();
        for (LifecycleRule rule : rules) {
            RuleCheck.of(rule);
            if (!priorities.add(rule.priority())) {
                throw new InvalidPolicy("Rule priorities must be unique: " + rule.priority());
            }
        }
        for (StorageClass storageClass : StorageClass.values()) {
            checkTogether(rules.stream()
                    .filter(rule -> rule.storageClass() == storageClass)
                    .toList());
        }
        return new LifecyclePolicy(rules.stream()
                .sorted(Comparator.comparingInt(LifecycleRule::priority))
                .toList());
    }

    /** What would happen to these images, given in the order of their arrival; see {@link Evaluation}. */
    public List<Verdict> evaluate(List<Candidate> images, Instant now) {
        return new Evaluation(this, images, now).verdicts();
    }

    private static void checkTogether(List<LifecycleRule> rules) {
        if (rules.stream().filter(rule -> rule.tagStatus().equals("untagged")).count() > 1) {
            throw new InvalidPolicy("Only one rule can select Untagged images per storage class.");
        }
        int lowest = rules.stream().mapToInt(LifecycleRule::priority).max().orElse(0);
        if (rules.stream().anyMatch(rule -> rule.tagStatus().equals("any") && rule.priority() != lowest)) {
            throw new InvalidPolicy("Rule for tagStatus=ANY must have the lowest priority per storage class");
        }
        Set<Set<String>> prefixes = new HashSet<>();
        for (LifecycleRule rule : rules) {
            if (!rule.prefixes().isEmpty() && !prefixes.add(new TreeSet<>(rule.prefixes()))) {
                throw new InvalidPolicy("The rules must contain a unique set of tag prefixes per storage class.");
            }
        }
    }

    private static List<LifecycleRule> rules(String text) {
        JsonNode policy;
        try {
            policy = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw InvalidPolicy.unreadable();
        }
        if (!policy.path("rules").isArray() || policy.size() != 1) {
            throw InvalidPolicy.unreadable();
        }
        List<LifecycleRule> rules = new ArrayList<>();
        policy.path("rules").forEach(rule -> rules.add(RuleReader.read(rule)));
        return rules;
    }
}
