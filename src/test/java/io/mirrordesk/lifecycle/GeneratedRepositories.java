package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.ImageFacts.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Small repositories in which everything happens, and policies that ECR accepts. */
class GeneratedRepositories extends DomainContextBase {

    /** A policy and all images of a repository. */
    record Case(LifecyclePolicy policy, List<ImageFacts> images) {}

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(policies(), images()).as(Case::new).withoutEdgeCases();
    }

    private static Arbitrary<LifecyclePolicy> policies() {
        Arbitrary<String> patterns = Arbitraries.of("v*", "*", "v1*", "*rc", "latest", "v* *rc", "v*1* latest", "x*");
        Arbitrary<List<String>> tagged = Combinators.combine(patterns, activeCounts())
                .as((tags, count) -> new String[] {tags, count})
                .list()
                .ofMaxSize(4)
                .uniqueElements(rule -> rule[0])
                .map(rules ->
                        rules.stream().map(rule -> joined(rule[0], rule[1])).toList());
        Arbitrary<List<String>> untagged = rules("untagged", activeCounts());
        Arbitrary<List<String>> any = rules("any", activeCounts());
        Arbitrary<List<String>> archived = rules("any", Arbitraries.of("archived 90", "archived 100"));
        return Combinators.combine(tagged, untagged, any, archived)
                .as(GeneratedRepositories::all)
                .filter(rules -> !rules.isEmpty())
                .map(rules -> SomePolicy.of(rules.toArray(String[]::new)));
    }

    private static Arbitrary<String> activeCounts() {
        return Arbitraries.of(
                "count 1",
                "count 2",
                "count 4",
                "pushed 1",
                "pushed 7",
                "archive count 2",
                "archive pushed 5",
                "archive unused 3",
                "archive unused 9");
    }

    private static ListArbitrary<String> rules(String tags, Arbitrary<String> counts) {
        return counts.map(count -> joined(tags, count)).list().ofMaxSize(1);
    }

    private static String joined(String tags, String count) {
        return count.startsWith("archive ")
                ? "archive " + tags + " " + count.substring("archive ".length())
                : tags + " " + count;
    }

    @SafeVarargs
    private static List<String> all(List<String>... rules) {
        List<String> all = new ArrayList<>();
        for (List<String> some : rules) {
            all.addAll(some);
        }
        return all;
    }

    private static Arbitrary<List<ImageFacts>> images() {
        return shapes().list()
                .ofMaxSize(9)
                .map(shapes -> IntStream.range(0, shapes.size())
                        .mapToObj(i -> image(i, shapes))
                        .toList());
    }

    /** @param refers which of the images before it is a member, its subject, or nothing */
    private record Shape(
            Set<String> tags,
            int pushed,
            @Nullable Integer pulled,
            Status status,
            @Nullable Integer moved,
            int relation,
            int refers) {}

    private static Arbitrary<Shape> shapes() {
        Arbitrary<Set<String>> tags =
                Arbitraries.of("v1", "v1.1", "v2-rc", "latest", "x").set().ofMaxSize(3);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 12);
        return Combinators.combine(
                        tags,
                        days,
                        days.injectNull(0.5),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(Status.ACTIVE)),
                                Tuple.of(2, Arbitraries.just(Status.ARCHIVED)),
                                Tuple.of(1, Arbitraries.just(Status.ACTIVATING))),
                        Arbitraries.integers().between(0, 130).injectNull(0.7),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 511))
                .as(Shape::new);
    }

    private static ImageFacts image(int number, List<Shape> shapes) {
        Shape shape = shapes.get(number);
        Set<String> before = new LinkedHashSet<>();
        for (int i = 0; i < number; i++) {
            if ((shape.refers() >> i & 1) == 1) {
                before.add("image-" + i);
            }
        }
        Instant moved = shape.moved() == null ? null : SomeImage.daysAgo(shape.moved());
        return new ImageFacts(
                "image-" + number,
                List.copyOf(shape.tags()),
                10 + number,
                SomeImage.daysAgo(shape.pushed()),
                shape.pulled() == null ? null : SomeImage.daysAgo(shape.pulled()),
                shape.status(),
                shape.status() == Status.ARCHIVED ? moved : null,
                shape.status() == Status.ACTIVE ? moved : null,
                shape.relation() == 1 ? before.stream().findFirst().orElse("elsewhere") : null,
                shape.relation() < 6 ? List.of() : shape.relation() == 6 ? null : List.copyOf(before));
    }
}
