package io.mirrordesk.portal.view;

import io.mirrordesk.desired.ManagedRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * What to type to pull from a registry. A registry with an endpoint of its own, such as a sandbox's, has it in the commands, so that
 * they work as they are printed.
 *
 * @param password prints the password, good for 12 hours
 * @param host what stands before a repository's name
 * @param plainHttp whether the registry answers without TLS
 */
public record PullCommands(String password, String host, boolean plainHttp) {

    public static PullCommands of(ManagedRegistry registry) {
        Optional<URI> endpoint = Optional.ofNullable(registry.endpoint());
        String anyKey = endpoint.filter(PullCommands::isHere).isPresent()
                ? "AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test "
                : "";
        String where = endpoint.map(address -> " --endpoint-url " + address).orElse("");
        return new PullCommands(
                anyKey + "aws ecr get-login-password --region " + registry.id().region() + where,
                registry.pullHost(),
                Optional.ofNullable(registry.pullEndpoint())
                        .filter(address -> "http".equals(address.getScheme()))
                        .isPresent());
    }

    /** A sandbox on this machine takes any access key, but wants one. */
    private static boolean isHere(URI endpoint) {
        try {
            return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }

    /** Signs docker in. */
    public String login() {
        return password + " | docker login --username AWS --password-stdin " + host;
    }

    public String docker(String path) {
        return "docker pull " + host + "/" + path;
    }

    public String kubernetes(String path) {
        return "image: " + host + "/" + path;
    }

    public String containerd(String path) {
        return "ctr images pull " + (plainHttp ? "--plain-http " : "") + "--user \"AWS:$(" + password + ")\" \\\n  "
                + host + "/" + path;
    }

    public String compose(String path) {
        return "services:\n  app:\n    image: " + host + "/" + path;
    }
}
