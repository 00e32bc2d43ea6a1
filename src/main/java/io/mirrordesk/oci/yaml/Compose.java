package io.mirrordesk.oci.yaml;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Compose files: the images of services that are pulled. What a service builds is its own, and {@code image} is then the name that
 * it gets.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#image">Compose, image</a>
 */
final class Compose {

    private final Images images;

    Compose(Images images) {
        this.images = images;
    }

    void read(Node document) {
        for (NodeTuple service : Nodes.entries(Nodes.get(document, "services"))) {
            Node definition = service.getValueNode();
            if (!Nodes.has(definition, "build")) {
                Nodes.entry(definition, "image").ifPresent(entry -> images.interpolated(entry.getValueNode(), entry));
            }
        }
    }
}
