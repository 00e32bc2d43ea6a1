package io.mirrordesk.portal.view;

import io.mirrordesk.desired.ManagedRegistry;

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
        return new PullCommands(registry.cli("ecr get-login-password"), registry.pullHost(), registry.isPlainHttp());
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
