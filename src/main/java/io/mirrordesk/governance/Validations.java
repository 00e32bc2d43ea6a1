package io.mirrordesk.governance;

import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.RuleValidation;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.MirrorHealth;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Has ECR try the rules of mirrors, on a schedule and for those who will not wait, and writes down which of them work. */
@Service
public class Validations {

    private static final Logger log = LoggerFactory.getLogger(Validations.class);
    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("validation").start(task);
    private static final String GONE = "PullThroughCacheRuleNotFound";

    private final Mirrors mirrors;
    private final MirrorHealth health;
    private final LiveState live;
    private final AwsReader reader;
    private final Clock clock;

    Validations(Mirrors mirrors, MirrorHealth health, LiveState live, AwsReader reader, Clock clock) {
        this.mirrors = mirrors;
        this.health = health;
        this.live = live;
        this.reader = reader;
        this.clock = clock;
    }

    /** What came of trying a rule. */
    public enum Outcome {
        WORKS,
        FAILS,
        /** It could not be tried, so what was known stays. */
        UNKNOWN
    }

    /**
     * A rule that was tried.
     *
     * @param why it does not work, or could not be tried, in a sentence; null when it works
     */
    public record Tried(
            Prefix prefix, Outcome outcome, @Nullable String why) {

        private String sentence() {
            return switch (outcome) {
                case WORKS -> "ECR can use the rule “" + prefix + "”.";
                case FAILS -> "ECR cannot use the rule “" + prefix + "”. " + why;
                case UNKNOWN -> "The rule “" + prefix + "” could not be tried. " + why;
            };
        }
    }

    /** What came of it, in sentences: those that work are only counted when others do not. */
    public static String sentence(List<Tried> tried) {
        List<Tried> notable =
                tried.stream().filter(one -> one.outcome() != Outcome.WORKS).toList();
        if (tried.isEmpty()) {
            return "No mirror uses it, so there is no rule that ECR could try.";
        }
        if (notable.isEmpty()) {
            return tried.size() == 1 ? tried.getFirst().sentence() : "ECR can use all " + tried.size() + " rules.";
        }
        return notable.stream().map(Tried::sentence).collect(Collectors.joining(" "));
    }

    /**
     * Tries the rules of these mirrors now, and waits for ECR's answers.
     *
     * @throws Forbidden for a viewer: each trial signs in at the upstream
     */
    public List<Tried> now(Collection<ManagedMirror> chosen, Person by) {
        if (!by.maySteer() && !by.mayFile()) {
            throw new Forbidden("Only requesters and approvers have a mirror validated.");
        }
        return tryAll(chosen);
    }

    /** Tries the rules of all mirrors of a registry but those that are only observed. */
    void all(RegistryId registry) {
        List<ManagedMirror> managed = mirrors.all(registry).stream()
                .filter(mirror -> !mirror.observing())
                .toList();
        tryAll(managed).stream()
                .filter(tried -> tried.outcome() == Outcome.UNKNOWN)
                .forEach(tried -> log.warn(
                        "The rule {} of {} could not be validated. {}", tried.prefix(), registry, tried.why()));
    }

    private List<Tried> tryAll(Collection<ManagedMirror> chosen) {
        List<CompletableFuture<Tried>> answers = chosen.stream()
                .map(ManagedMirror::definition)
                .map(mirror -> CompletableFuture.supplyAsync(() -> tried(mirror.registry(), mirror.prefix()), VIRTUAL))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private Tried tried(RegistryId registry, Prefix prefix) {
        Instant began = clock.instant();
        try {
            RuleValidation answer = reader.validate(live.connection(registry), prefix);
            return kept(registry, prefix, began, answer.isValid() ? null : "ECR says: “" + answer.failure() + "”");
        } catch (AwsUnavailable away) {
            return away.error().code().equals(GONE)
                    ? kept(registry, prefix, began, "Its rule is not in ECR any more.")
                    : new Tried(prefix, Outcome.UNKNOWN, away.getMessage());
        }
    }

    private Tried kept(RegistryId registry, Prefix prefix, Instant began, @Nullable String failure) {
        health.tried(registry, prefix, began, failure);
        return new Tried(prefix, failure == null ? Outcome.WORKS : Outcome.FAILS, failure);
    }
}
