package io.mirrordesk.oci.kit;

import io.mirrordesk.oci.MirrorRule;
import java.util.List;

/**
 * A policy of Kyverno that rewrites the images of pods as they are admitted. A curated mirror holds only some images; its rule names
 * them, since a reference to another would not be found.
 *
 * @see <a href="https://kyverno.io/docs/policy-types/cluster-policy/mutate/#foreach">Kyverno, mutate with foreach</a>
 */
public final class KyvernoPolicy {

    private static final List<String> LISTS = List.of("initContainers", "containers");

    private final StringBuilder text = new StringBuilder();

    private KyvernoPolicy() {}

    public static String of(List<MirrorRule> rules) {
        KyvernoPolicy policy = new KyvernoPolicy();
        policy.text.append("""
                apiVersion: kyverno.io/v1
                kind: ClusterPolicy
                metadata:
                  name: pull-through-cache
                  annotations:
                    policies.kyverno.io/title: Use the pull-through cache
                    policies.kyverno.io/subject: Pod
                    pod-policies.kyverno.io/autogen-controllers: none
                spec:
                  background: false
                  rules:
                """);
        rules.forEach(policy::rule);
        return policy.text.toString();
    }

    private void rule(MirrorRule rule) {
        text.append(
                """
                    - name: %s
                      match:
                        any:
                          - resources:
                              kinds: [Pod]
                              operations: [CREATE, UPDATE]
                      mutate:
                        foreach:
                """.formatted(rule.address().prefix().value().replace('/', '-').toLowerCase(java.util.Locale.ROOT)));
        for (String list : LISTS) {
            ImagePattern.of(rule).forEach(pattern -> each(list, rule, pattern));
        }
    }

    private void each(String list, MirrorRule rule, ImagePattern pattern) {
        text.append("""
                          - list: request.object.spec.%1$s || `[]`
                            preconditions:
                              all:
                                - key: "{{ regex_match('%2$s', '{{ element.image }}') }}"
                                  operator: Equals
                                  value: true
                                - key: "{{ element.image }}"
                                  operator: NotEquals
                                  value: "localhost/*"
                """.formatted(list, pattern.matches()));
        if (rule.curated()) {
            curated(rule, pattern);
        }
        text.append("""
                            patchStrategicMerge:
                              spec:
                                %1$s:
                                  - name: "{{ element.name }}"
                                    image: "{{ regex_replace_all('%2$s', '{{ element.image }}', '%3$s') }}"
                """.formatted(list, pattern.matches(), pattern.replacement()));
    }

    private void curated(MirrorRule rule, ImagePattern pattern) {
        String target = pattern.replacement()
                .substring(pattern.replacement().indexOf(rule.address().prefix().below())
                        + rule.address().prefix().below().length());
        text.append("""
                                - key: "{{ regex_replace_all('%s', '{{ element.image }}', '%s') }}"
                                  operator: AnyIn
                                  value: [%s]
                """.formatted(pattern.pathOf(), target, quoted(rule.paths())));
    }

    private static String quoted(List<String> paths) {
        return String.join(", ", paths.stream().map(path -> "\"" + path + "\"").toList());
    }
}
