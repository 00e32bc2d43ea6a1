package io.mirrordesk.oci;

import io.mirrordesk.oci.kit.HelmSnippet;
import io.mirrordesk.oci.kit.HostsToml;
import io.mirrordesk.oci.kit.KyvernoPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a cluster use mirrors without a change of its manifests, and plain words where nothing can.
 *
 * @param parts files, in the order in which they are worth a try
 * @param statements what does not work, and why
 */
public record RewriteKit(List<Part> parts, List<String> statements) {

    private static final String DOCKER =
            "The Docker daemon cannot use a pull-through cache of ECR as a mirror: its setting"
                    + " registry-mirrors takes a host without a path, serves Docker Hub only, and sends no ECR login there."
                    + " Translate the references instead.";

    private static final String CONTAINERD =
            "containerd reaches a pull-through cache as a mirror only with override_path and with"
                    + " a login of its own: ECR's token lasts 12 hours, and the kubelet's credential provider is asked for the image's own"
                    + " registry, never for the mirror. Without a job that renews the header in each hosts.toml, pulls fall back to the"
                    + " upstream in silence. Prefer the Kyverno policy or translated references.";

    /**
     * One file of the kit.
     *
     * @param name of the file, with its folder on the machine where that matters
     * @param purpose a sentence: where it goes and what it does
     */
    public record Part(String name, String purpose, String text) {}

    public RewriteKit {
        parts = List.copyOf(parts);
        statements = List.copyOf(statements);
    }

    /** @param rules the mirrors that the cluster may pull from */
    public static RewriteKit of(List<MirrorRule> rules) {
        List<Part> parts = new ArrayList<>();
        List<String> statements = new ArrayList<>(List.of(CONTAINERD, DOCKER));
        if (!rules.isEmpty()) {
            parts.add(new Part(
                    "kyverno-policy.yaml",
                    "Apply it in a cluster with Kyverno: new pods get the cache's references as they are admitted.",
                    KyvernoPolicy.of(rules)));
        }
        rules.forEach(rule -> parts.add(new Part(
                "values-" + rule.address().prefix().value().replace('/', '-') + ".yaml",
                "Values for charts whose images come from " + rule.upstreamHost() + ".",
                HelmSnippet.of(rule))));
        for (MirrorRule rule : rules) {
            HostsToml.of(rule)
                    .ifPresentOrElse(
                            text -> parts.add(new Part(
                                    "/etc/containerd/certs.d/" + rule.upstreamHost() + "/hosts.toml",
                                    "For each node, together with a job that renews the login.",
                                    text)),
                            () -> statements.add(HostsToml.cannot(rule)));
        }
        return new RewriteKit(parts, statements);
    }
}
