package io.mirrordesk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mirrordesk.contract.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final String UNTAGGED = "'tagStatus':'untagged','countType':'sinceImagePushed','countUnit':'days'";
    private static final String ANY = "'tagStatus':'any','countType':'sinceImagePushed','countUnit':'days'";
    private static final String ARCHIVED_ANY =
            "'tagStatus':'any','storageClass':'archive','countType':'sinceImageTransitioned','countUnit':'days'";
    private static final String RELEASES =
            "'tagStatus':'tagged','tagPrefixList':['v','r'],'countType':'imageCountMoreThan'";
    private static final String RELEASES_TOO =
            "'tagStatus':'tagged','tagPrefixList':['r','v'],'countType':'imageCountMoreThan'";
    private static final String CANDIDATES =
            "'tagStatus':'tagged','tagPatternList':['*-rc'],'countType':'imageCountMoreThan'";

    @Test
    void refusesTheSamePriorityTwice() {
        assertFault(policy(rule(1, UNTAGGED), rule(1, RELEASES)), "rules[1].rulePriority");
    }

    @Test
    void refusesTwoRulesForUntaggedImages() {
        assertFault(policy(rule(1, UNTAGGED), rule(2, UNTAGGED)), "rules[1].selection.tagStatus");
    }

    @Test
    void wantsTheRuleForAnyImageLast() {
        assertFault(policy(rule(1, ANY), rule(2, UNTAGGED)), "rules[0].rulePriority");
        assertFault(policy(rule(3, ANY), rule(2, UNTAGGED), rule(4, ANY)), "rules[0].rulePriority");
        assertAccepted(policy(rule(9, ANY), rule(2, UNTAGGED), rule(5, RELEASES)));
    }

    @Test
    void looksAtEachStorageClassByItself() {
        assertAccepted(policy(rule(1, UNTAGGED), rule(2, ANY), rule(3, ARCHIVED_ANY)));
        assertAccepted(policy(rule(3, ANY), rule(2, ARCHIVED_ANY)));
    }

    @Test
    void refusesTheSamePrefixesTwice() {
        assertFault(policy(rule(1, RELEASES), rule(2, RELEASES_TOO)), "rules[1].selection.tagPrefixList");
        assertAccepted(policy(rule(1, RELEASES), rule(2, CANDIDATES)));
    }

    @Test
    void appliesTheLowestPriorityFirst() {
        LifecyclePolicy policy = LifecyclePolicy.parse(policy(rule(9, ANY), rule(2, UNTAGGED)));

        assertThat(policy.rules()).extracting(LifecycleRule::priority).containsExactly(2, 9);
        assertThat(policy.describe().getFirst()).startsWith("Untagged images");
    }

    @Test
    void meansTheSameWithDefaultsWrittenOut() {
        LifecyclePolicy plain = LifecyclePolicy.parse(policy(rule(1, RELEASES)));
        LifecyclePolicy written = LifecyclePolicy.parse(policy(rule(1, RELEASES_TOO + ",'storageClass':'standard'")));

        assertThat(plain.equivalentTo(written)).isTrue();
        assertThat(plain).isNotEqualTo(written);
        assertThat(plain.equivalentTo(LifecyclePolicy.parse(policy(rule(1, CANDIDATES)))))
                .isFalse();
        assertThat(plain.equivalentTo(LifecyclePolicy.parse(policy(rule(2, RELEASES)))))
                .isFalse();
    }

    @Property(tries = 100)
    void theCanonicalFormIsBlindToTheOrderOfTheRules(@ForAll long seed) {
        List<String> rules = new ArrayList<>(List.of(
                rule(1, UNTAGGED), rule(2, RELEASES_TOO), rule(3, CANDIDATES), rule(4, ANY), rule(5, ARCHIVED_ANY)));
        LifecyclePolicy sorted = LifecyclePolicy.parse(policy(rules.toArray(String[]::new)));
        Collections.shuffle(rules, new Random(seed));

        LifecyclePolicy shuffled = LifecyclePolicy.parse(policy(rules.toArray(String[]::new)));

        assertThat(shuffled.canonical()).isEqualTo(sorted.canonical());
        assertThat(LifecyclePolicy.parse(sorted.canonical()).rules()).isEqualTo(sorted.rules());
    }

    private static void assertAccepted(String policy) {
        assertThatCode(() -> LifecyclePolicy.parse(policy)).doesNotThrowAnyException();
    }

    private static void assertFault(String policy, String path) {
        InvalidLifecyclePolicy invalid =
                catchThrowableOfType(InvalidLifecyclePolicy.class, () -> LifecyclePolicy.parse(policy));

        assertThat(invalid.errors()).extracting(FieldError::field).contains(path);
    }

    private static String policy(String... rules) {
        return "{\"rules\":[" + String.join(",", rules) + "]}";
    }

    private static String rule(int priority, String selection) {
        return ("{'rulePriority':" + priority + ",'selection':{" + selection
                        + ",'countNumber':120},'action':{'type':'expire'}}")
                .replace('\'', '"');
    }
}
