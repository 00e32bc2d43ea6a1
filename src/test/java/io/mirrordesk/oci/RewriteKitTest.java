package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The kit rewrites as the translator does. */
class RewriteKitTest {

    private static final Pattern CALL = Pattern.compile(
            "\\{\\{ regex_(match|replace_all)\\('([^']*)', '\\{\\{ element.image" + " }}'(?:, '([^']*)')?\\) }}");
    private static final CacheAddress HUB =
            new CacheAddress(Mirrored.HOST, Prefix.parse("docker-hub"), Optional.empty(), true);
    private static final CacheAddress QUAY =
            new CacheAddress(Mirrored.HOST, Prefix.parse("quay"), Optional.empty(), false);
    private static final CacheAddress PART =
            new CacheAddress(Mirrored.HOST, Prefix.parse("team/cgr"), Optional.of("acme.com"), false);

    @Property(tries = 500)
    void kyvernoRewritesAsTheTranslatorDoes(@ForAll("references") String text) {
        List<MirrorRule> rules = List.of(open(HUB, "docker.io"), open(QUAY, "quay.io"));
        ImageReference image = ImageReference.parse(text);
        Optional<CacheAddress> address = image.registry().equals("docker.io")
                ? Optional.of(HUB)
                : image.registry().equals("quay.io") ? Optional.of(QUAY) : Optional.empty();
        String expected = address.flatMap(found -> found.reference(image)).orElse(text);

        String rewritten = admitted(text, rules);

        assertThat(ImageReference.parse(rewritten).canonical())
                .isEqualTo(ImageReference.parse(expected).canonical());
    }

    @Test
    void aCuratedMirrorTakesOnlyWhatItHolds() {
        List<MirrorRule> rules =
                List.of(new MirrorRule(HUB, "docker.io", true, List.of("library/nginx", "grafana/grafana")));

        assertThat(admitted("nginx:1.27", rules)).isEqualTo(Mirrored.HOST + "/docker-hub/library/nginx:1.27");
        assertThat(admitted("docker.io/grafana/grafana:12", rules))
                .isEqualTo(Mirrored.HOST + "/docker-hub/grafana/grafana:12");
        assertThat(admitted("redis:7", rules)).isEqualTo("redis:7");
        assertThat(admitted("localhost/nginx", rules)).isEqualTo("localhost/nginx");
    }

    @Test
    void aMirrorOfAPartTakesOnlyThatPart() {
        List<MirrorRule> rules = List.of(open(PART, "cgr.dev"));

        assertThat(admitted("cgr.dev/acme.com/node:22", rules)).isEqualTo(Mirrored.HOST + "/team/cgr/node:22");
        assertThat(admitted("cgr.dev/other/node:22", rules)).isEqualTo("cgr.dev/other/node:22");
    }

    @Test
    void hostsTomlAsksBelowThePrefix() {
        RewriteKit kit = RewriteKit.of(List.of(open(HUB, "docker.io")));

        String toml = part(kit, "/etc/containerd/certs.d/docker.io/hosts.toml");

        assertThat(toml)
                .contains("server = \"https://registry-1.docker.io\"")
                .contains("[host.\"https://" + Mirrored.HOST + "/v2/docker-hub\"]")
                .contains("override_path = true");
        assertThat(toml.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")))
                .allMatch(line -> line.matches("\\[.+]|[a-z_]+ = (?:\"[^\"]*\"|true|\\[(?:\"[a-z]+\"(?:, )?)+])"));
    }

    @Test
    void saysWhereContainerdAndDockerCannot() {
        RewriteKit kit = RewriteKit.of(List.of(open(PART, "cgr.dev")));

        assertThat(kit.parts()).noneMatch(part -> part.name().endsWith("hosts.toml"));
        assertThat(kit.statements())
                .anyMatch(sentence -> sentence.contains("only acme.com/ of cgr.dev"))
                .anyMatch(sentence -> sentence.contains("registry-mirrors"))
                .anyMatch(sentence -> sentence.contains("12 hours"));
    }

    @Test
    void helmValuesAreYaml() {
        RewriteKit kit = RewriteKit.of(List.of(open(HUB, "docker.io")));

        Map<String, Object> values = new Yaml().load(part(kit, "values-docker-hub.yaml"));

        assertThat(map(values, "global")).containsEntry("imageRegistry", Mirrored.HOST + "/docker-hub");
        assertThat(map(values, "image"))
                .containsEntry("registry", Mirrored.HOST)
                .containsEntry("repository", "docker-hub/library/nginx");
    }

    @Test
    void withoutAMirrorOnlyTheStatementsAreLeft() {
        assertThat(RewriteKit.of(List.of()).parts()).isEmpty();
        assertThat(RewriteKit.of(List.of()).statements()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.oneOf(
                GeneratedReferences.covered(),
                Arbitraries.of(
                        "localhost/a",
                        "localhost:5000/a:1",
                        "a.b/c",
                        "gcr.io/x/y@sha256:" + "0".repeat(64),
                        "h:1/nginx"));
    }

    private static MirrorRule open(CacheAddress address, String host) {
        return new MirrorRule(address, host, false, List.of());
    }

    private static String part(RewriteKit kit, String name) {
        return kit.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** What the policy makes of a container's image: each entry sees what the one before it left. */
    private static String admitted(String image, List<MirrorRule> rules) {
        Map<String, Object> policy = new Yaml().load(part(RewriteKit.of(rules), "kyverno-policy.yaml"));
        String result = image;
        for (Map<String, Object> each : each(policy)) {
            if (conditions(each, result)) {
                result = evaluate(newImage(each), result);
            }
        }
        return result;
    }

    private static List<Map<String, Object>> each(Map<String, Object> policy) {
        return maps(map(policy, "spec"), "rules").stream()
                .flatMap(rule -> maps(map(rule, "mutate"), "foreach").stream())
                .filter(each -> String.valueOf(each.get("list")).contains(".containers"))
                .toList();
    }

    private static boolean conditions(Map<String, Object> each, String image) {
        return maps(map(each, "preconditions"), "all").stream().allMatch(condition -> {
            String key = String.valueOf(condition.get("key")).replace("\"", "");
            Object value = Objects.requireNonNull(condition.get("value"));
            return switch (String.valueOf(condition.get("operator"))) {
                case "Equals" -> evaluate(key, image).equals(value.toString());
                case "NotEquals" -> !image.startsWith(value.toString().replace("*", ""));
                case "AnyIn" -> ((List<?>) value).contains(evaluate(key, image));
                default -> throw new AssertionError(condition);
            };
        });
    }

    private static String newImage(Map<String, Object> each) {
        Map<String, Object> spec = map(map(each, "patchStrategicMerge"), "spec");
        return String.valueOf(maps(spec, "containers").getFirst().get("image"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return (Map<String, Object>) Objects.requireNonNull(from.get(key), key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> from, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(from.get(key), key);
    }

    private static String evaluate(String expression, String image) {
        Matcher call = CALL.matcher(expression);
        assertThat(call.matches()).as(expression).isTrue();
        Matcher matcher = Pattern.compile(call.group(2)).matcher(image);
        return call.group(1).equals("match") ? String.valueOf(matcher.find()) : matcher.replaceAll(call.group(3));
    }
}
