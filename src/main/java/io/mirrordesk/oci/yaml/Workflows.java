package io.mirrordesk.oci.yaml;

import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * GitHub workflows and actions, and GitLab pipelines.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax">GitHub, workflow syntax</a>
 * @see <a href="https://docs.gitlab.com/ci/yaml/#image">GitLab, image</a>
 */
final class Workflows {

    private static final String DOCKER = "docker://";
    private static final Set<String> NO_JOBS = Set.of(
            "include",
            "variables",
            "workflow",
            "stages",
            "spec",
            "cache",
            "image",
            "services",
            "default",
            "pages:deploy");

    private final Images images;

    Workflows(Images images) {
        this.images = images;
    }

    void read(Node document) {
        if (isGitHub(document)) {
            Nodes.entries(Nodes.get(document, "jobs")).forEach(job -> job(job.getValueNode()));
            Nodes.get(document, "runs").ifPresent(this::action);
        } else {
            gitLab(document);
        }
    }

    static boolean isGitHub(Node document) {
        return Nodes.get(document, "jobs")
                        .filter(jobs -> jobs instanceof MappingNode)
                        .isPresent()
                || Nodes.at(document, "runs", "using").isPresent();
    }

    static boolean isGitLab(Node document) {
        boolean general = Nodes.has(document, "stages")
                || Nodes.at(document, "default").filter(Workflows::isJob).isPresent();
        return general
                || Nodes.entries(document).stream()
                        .anyMatch(entry -> Nodes.has(entry.getValueNode(), "script")
                                || Nodes.has(entry.getValueNode(), "extends")
                                || Nodes.has(entry.getValueNode(), "trigger"));
    }

    private static boolean isJob(Node node) {
        return Nodes.has(node, "image") || Nodes.has(node, "services") || Nodes.has(node, "before_script");
    }

    private void job(Node job) {
        Nodes.entry(job, "container").ifPresent(this::plainOrMap);
        for (NodeTuple service : Nodes.entries(Nodes.get(job, "services"))) {
            Nodes.entry(service.getValueNode(), "image").ifPresent(this::plain);
        }
        Nodes.items(Nodes.get(job, "steps")).forEach(this::step);
    }

    private void action(Node runs) {
        Nodes.entry(runs, "image").ifPresent(this::onlyWithScheme);
        Nodes.items(Nodes.get(runs, "steps")).forEach(this::step);
    }

    private void step(Node step) {
        Nodes.entry(step, "uses").ifPresent(this::onlyWithScheme);
    }

    private void onlyWithScheme(NodeTuple entry) {
        Nodes.text(entry.getValueNode()).filter(text -> text.startsWith(DOCKER)).ifPresent(text -> plain(entry));
    }

    private void gitLab(Node document) {
        general(document);
        Nodes.get(document, "default").ifPresent(this::general);
        for (NodeTuple entry : Nodes.entries(document)) {
            if (!NO_JOBS.contains(Nodes.key(entry)) && entry.getValueNode() instanceof MappingNode) {
                general(entry.getValueNode());
            }
        }
    }

    private void general(Node job) {
        Nodes.entry(job, "image").ifPresent(entry -> named(entry.getValueNode(), entry));
        Optional<Node> services = Nodes.get(job, "services");
        Nodes.items(services).forEach(service -> named(service, services.get()));
    }

    private void named(Node node, Object place) {
        if (node instanceof ScalarNode) {
            images.image(node, place);
        } else {
            Nodes.entry(node, "name").ifPresent(this::plain);
        }
    }

    private void plainOrMap(NodeTuple entry) {
        if (entry.getValueNode() instanceof ScalarNode) {
            plain(entry);
        } else {
            Nodes.entry(entry.getValueNode(), "image").ifPresent(this::plain);
        }
    }

    private void plain(NodeTuple entry) {
        images.image(entry.getValueNode(), entry);
    }
}
