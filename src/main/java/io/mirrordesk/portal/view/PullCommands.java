package io.mirrordesk.portal.view;

import io.mirrordesk.desired.ManagedRegistry;
import java.net.URI;
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
        String where = endpoint.map(address -> " --endpoint-url " + address).orElse("");
        return new PullCommands(
                keys(registry, endpoint) + "aws ecr get-login-password --region "
                        + registry.id().region() + where,
                registry.pullHost(),
                Optional.ofNullable(registry.pullEndpoint())
                        .filter(PullCommands::isPlain)
                        .isPresent());
    }

    /** An endpoint without TLS is a sandbox: it takes any key but wants one, and an account's number stands for the account. */
    private static String keys(ManagedRegistry registry, Optional<URI> endpoint) {
        return endpoint.filter(PullCommands::isPlain)
                .map(sandbox -> "AWS_ACCESS_KEY_ID=" + registry.id().account() + " AWS_SECRET_ACCESS_KEY=sandbox ")
                .orElse("");
    }

    private static boolean isPlain(URI address) {
        return "http".equals(address.getScheme());
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
