package io.mirrordesk.oci;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** References as people and machines write them, right and nearly right. */
final class GeneratedReferences {

    private static final String SHA = "@sha256:" + "0123456789abcdef".repeat(4);

    private GeneratedReferences() {}

    /** Any mixture of the pieces of a reference. */
    static Arbitrary<String> any() {
        Arbitrary<String> host = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just("")),
                net.jqwik.api.Tuple.of(4, hosts()),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.of("-a.io/", "a..b/", "a.io:/", "A/", "[::1/", ".io/", "host:x/")));
        Arbitrary<String> path = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, paths()),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("", "A/b", "a//b", "a_-b", "a___b", "-a", "a-", "a/B", "a.")),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.integers().between(240, 260).map(length -> "a".repeat(length))));
        Arbitrary<String> tag = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, tags()),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.of(
                                ":", ":-x", ":" + "t".repeat(128), ":" + "t".repeat(129), ":a b", ":1:2", ":ü")));
        Arbitrary<String> digest = Arbitraries.of(
                "", "", SHA, "@sha256:abc", "@", "@md5:" + "0".repeat(32), "@sha512:" + "a".repeat(128), SHA + SHA);
        return Combinators.combine(host, path, tag, digest).as((h, p, t, d) -> h + p + t + d);
    }

    /** References that are right and whose upstream has a mirror. */
    static Arbitrary<String> covered() {
        Arbitrary<String> host =
                Arbitraries.of("", "docker.io/", "index.docker.io/", "quay.io/", "ghcr.io/", "registry.k8s.io/");
        return Combinators.combine(host, paths(), tags(), Arbitraries.of("", SHA))
                .as((h, p, t, d) -> h + "r" + p.replace('.', '_') + t + d);
    }

    private static Arbitrary<String> hosts() {
        return Arbitraries.of(
                "docker.io/",
                "index.docker.io/",
                "quay.io/",
                "localhost/",
                "localhost:5000/",
                "[::1]:5000/",
                "Ghcr.IO/",
                "Host/",
                "127.0.0.1:4566/",
                "a-b.c1.io:443/");
    }

    private static Arbitrary<String> paths() {
        Arbitrary<String> component = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .numeric()
                                .ofMinLength(1)
                                .ofMaxLength(6),
                        Arbitraries.of("", "", ".x", "_y", "__z", "-1", "--2"))
                .as((name, rest) -> name + rest);
        return component.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("/", list));
    }

    private static Arbitrary<String> tags() {
        return Arbitraries.of("", ":1.27", ":latest", ":_x", ":V1-rc.2", ":2025.11.25");
    }
}
