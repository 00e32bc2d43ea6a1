package io.mirrordesk.doctor.check;

import io.mirrordesk.contract.Spelling;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.request.Translation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a rule covers the repository, and whether it is the one that the mirror should have. */
final class RuleCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository().ifPresent(repository -> examine(subject, repository, chart));
    }

    private static void examine(Case subject, Repository repository, Chart chart) {
        boolean readable = chart.readable(subject.rules().live(), "The rules of the registry");
        Optional<Resource.Rule> rule = repository.rule();
        Optional<ManagedMirror> mirror = repository.mirror();
        if (mirror.isPresent() && readable && !isLive(subject, mirror.get())) {
            missingRule(subject, mirror.get(), chart);
        } else if (rule.isEmpty() && !repository.exists()) {
            unknownPrefix(subject, repository, chart);
        } else if (rule.isPresent() && readable) {
            mirror.ifPresent(defined -> compare(subject, defined.definition(), rule.get(), chart));
        }
    }

    private static boolean isLive(Case subject, ManagedMirror mirror) {
        return subject.rules().live().value().orElse(List.of()).stream()
                .anyMatch(rule -> rule.prefix().equals(mirror.prefix()));
    }

    private static void missingRule(Case subject, ManagedMirror mirror, Chart chart) {
        chart.found(
                Cause.RULE_MISSING,
                Likelihood.CERTAIN,
                "The mirror " + mirror.prefix() + " has no rule in AWS any more.",
                "Somebody deleted it there. What is cached is still served; nothing new is brought in.",
                List.of(
                        subject.rules().live().says("No rule has the prefix “" + mirror.prefix() + "”."),
                        new Evidence(
                                "Request #" + mirror.request() + " defined the mirror.",
                                "the portal",
                                mirror.managedSince())),
                Fix.of(
                        new Fix.Advice("Tell team " + mirror.team()
                                + " and the people who manage this registry: the rule has to be restored."),
                        new Fix.SeeMirror(mirror.prefix().value())));
    }

    private static void compare(Case subject, MirrorDefinition mirror, Resource.Rule rule, Chart chart) {
        boolean same = mirror.upstreamUrl().equals(rule.upstreamUrl())
                && Objects.equals(mirror.upstreamPrefix(), rule.upstreamPrefix())
                && Objects.equals(mirror.secretName(), rule.secretName());
        String live = rule.upstreamUrl() + (rule.secretName() == null ? "" : " with the secret " + rule.secretName());
        if (same) {
            chart.fine(subject.rules()
                    .live()
                    .says("The rule " + rule.prefix() + " is there and as defined: it caches " + live + "."));
            return;
        }
        chart.found(
                Cause.RULE_DIFFERS,
                Likelihood.LIKELY,
                "The rule " + rule.prefix() + " in AWS is not as the mirror is defined.",
                "It was changed outside of the portal, so images may come from elsewhere or with another credential.",
                List.of(
                        subject.rules().live().says("The rule caches " + live + "."),
                        new Evidence(
                                "The mirror is defined as a cache of " + mirror.upstreamUrl()
                                        + (mirror.secretName() == null ? "" : " with the secret " + mirror.secretName())
                                        + ".",
                                "the portal",
                                null)),
                Fix.of(new Fix.SeeMirror(rule.prefix().value())));
    }

    private static void unknownPrefix(Case subject, Repository repository, Chart chart) {
        String name = repository.name().value();
        String first = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        List<Prefix> near = subject.rules().prefixes().stream()
                .filter(prefix -> isMeant(prefix.value(), first, name))
                .toList();
        Optional<Upstream> meant = upstream(first);
        if (near.isEmpty() && meant.isPresent()) {
            noMirror(subject, repository, meant.get(), first, chart);
            return;
        }
        String known = subject.rules().prefixes().stream().map(Prefix::value).collect(Collectors.joining(", "));
        chart.found(
                Cause.PREFIX_UNKNOWN,
                subject.rules().live().failure().isEmpty() ? Likelihood.CERTAIN : Likelihood.LIKELY,
                "No rule covers “" + name + "”, and there is no such repository."
                        + near.stream()
                                .findFirst()
                                .map(prefix -> " Did you mean “" + prefix + "”?")
                                .orElse(""),
                "Without a rule ECR looks for a repository that somebody pushed to, and finds none.",
                List.of(
                        subject.written(),
                        subject.rules()
                                .live()
                                .says(known.isEmpty() ? "There are no rules." : "There are rules for: " + known + ".")),
                fixes(subject, near, name, first));
    }

    private static List<Fix> fixes(Case subject, List<Prefix> near, String name, String first) {
        return near.isEmpty()
                ? Fix.of(new Fix.Advice(
                        "See under Mirrors which prefixes there are; without one for this image, ask for a mirror."))
                : near.stream()
                        .<Fix>map(prefix ->
                                new Fix.UseReference(subject.here(prefix.below() + rest(name, prefix, first))))
                        .toList();
    }

    /** A slip, or the beginning of another prefix of several parts. */
    private static boolean isMeant(String prefix, String first, String name) {
        int parts = prefix.split("/").length;
        String begin = Arrays.stream(name.split("/")).limit(parts).collect(Collectors.joining("/"));
        return Spelling.isNear(prefix, begin)
                || plain(prefix).equals(plain(first))
                || upstream(first)
                        .map(Upstream::defaultPrefix)
                        .filter(prefix::equals)
                        .isPresent();
    }

    private static String plain(String prefix) {
        return prefix.replaceAll("[^a-z0-9]", "");
    }

    private static String rest(String name, Prefix prefix, String first) {
        int parts = prefix.value().split("/").length;
        String[] components = name.split("/");
        boolean single = parts == 1 || first.length() == name.length();
        return Arrays.stream(components).skip(single ? 1 : parts).collect(Collectors.joining("/"));
    }

    /** The upstream that people mean by a prefix such as {@code docker-hub}, {@code docker.io} or {@code dockerhub}. */
    private static Optional<Upstream> upstream(String first) {
        return Upstreams.forHost(first)
                .or(() -> Upstreams.all().stream()
                        .filter(upstream -> plain(upstream.defaultPrefix()).equals(plain(first))
                                || plain(upstream.key()).equals(plain(first)))
                        .findFirst());
    }

    private static void noMirror(Case subject, Repository repository, Upstream upstream, String first, Chart chart) {
        String path = repository
                .name()
                .value()
                .substring(Math.min(repository.name().value().length(), first.length() + 1));
        String tagged = subject.tagged(path);
        Translation.Reference answer = subject.translated().apply(upstream.host() + "/" + tagged);
        List<Fix> fixes = new ArrayList<>();
        Optional.ofNullable(answer.rewritten()).ifPresent(covered -> fixes.add(new Fix.UseReference(covered)));
        if (answer.rewritten() == null && upstream.url().isPresent() && !path.isEmpty()) {
            ImageReference image = ImageReference.parse(upstream.host() + "/" + tagged);
            fixes.add(new Fix.RequestMirror(upstream.key(), null, subject.tagged(image.repository())));
        }
        chart.found(
                Cause.NO_MIRROR,
                subject.rules().live().failure().isEmpty() ? Likelihood.CERTAIN : Likelihood.LIKELY,
                "No rule of this registry has the prefix “" + first + "”, so " + upstream.title()
                        + " is not cached there.",
                answer.rewritten() == null
                        ? "ECR brings an image in only where a rule says from where."
                        : "Another mirror of this registry caches " + upstream.title() + ".",
                List.of(subject.written(), subject.rules().live().says("No rule has this prefix.")),
                fixes);
    }
}
