package io.mirrordesk.oci.yaml;

import io.mirrordesk.oci.text.Expansion;
import io.mirrordesk.oci.text.Finding;
import io.mirrordesk.oci.text.Findings;
import io.mirrordesk.oci.text.Templates;
import io.mirrordesk.oci.text.Traced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Collects the images of a YAML text; a scalar that several aliases name is one of them. */
final class Images {

    static final String TEMPLATED = "A template fills it in, so the image is known only when it is rendered.";
    private static final String VARIABLE = "A variable stands in it, so the image is known only when it runs.";
    private static final String FOLDED =
            "It is written with escapes or over several lines. Write it on one line to have it translated.";
    private static final String ALIASED =
            "Its anchor is used for something else as well. Write the image out where it is used.";
    private static final String DOCKER_SCHEME = "docker://";

    private final YamlText yaml;
    private final AnchorUses anchors;
    private final Set<Node> seen = Nodes.identities();
    private final List<Scalar> scalars = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private record Scalar(ScalarNode node, boolean interpolated) {}

    Images(YamlText yaml) {
        this.yaml = yaml;
        this.anchors = new AnchorUses(yaml.documents());
    }

    YamlText yaml() {
        return yaml;
    }

    /** An image, if the node is a text. */
    void image(Node node, Object place) {
        add(node, place, false);
    }

    /** An image in which Compose fills in variables. */
    void interpolated(Node node, Object place) {
        add(node, place, true);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    Findings all() {
        scalars.forEach(scalar -> findings.add(read(scalar)));
        findings.sort(Comparator.comparingInt(Finding::start));
        return Findings.of(findings);
    }

    private void add(Node node, Object place, boolean interpolated) {
        Nodes.string(node).ifPresent(scalar -> {
            anchors.image(scalar, place);
            if (seen.add(scalar)) {
                scalars.add(new Scalar(scalar, interpolated));
            }
        });
    }

    private Finding read(Scalar scalar) {
        ScalarNode node = scalar.node();
        String original = yaml.written(node);
        int start = yaml.start(node);
        if (Templates.standsIn(node.getValue())) {
            return Finding.unresolved(start, original, TEMPLATED, Set.of());
        }
        if (anchors.isUsedOtherwise(node)) {
            return Finding.unresolved(start, original, ALIASED, Set.of());
        }
        Optional<Traced> traced = yaml.traced(node).map(Traced::strip).map(Images::withoutScheme);
        if (traced.isEmpty()) {
            return Finding.unresolved(start, original, FOLDED, Set.of());
        }
        return read(traced.get(), scalar.interpolated());
    }

    private static Finding read(Traced text, boolean interpolated) {
        String value = text.value();
        int start = text.at(0);
        if (value.indexOf('$') < 0) {
            return Finding.of(start, value, text);
        }
        if (!interpolated) {
            return Finding.unresolved(start, value, VARIABLE, Set.of());
        }
        Expansion.Result result = Expansion.compose(text);
        return result.unknown()
                .map(why -> Finding.unresolved(start, value, why, Set.of()))
                .orElseGet(() -> Finding.of(start, value, result.text()));
    }

    private static Traced withoutScheme(Traced text) {
        boolean scheme = text.value().startsWith(DOCKER_SCHEME) && text.value().length() > DOCKER_SCHEME.length();
        return scheme ? text.slice(DOCKER_SCHEME.length(), text.value().length()) : text;
    }
}
