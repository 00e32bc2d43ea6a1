package io.mirrordesk.oci.kit;

import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.MirrorRule;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * containerd's configuration of a mirror. {@code override_path} makes it ask below the rule's prefix; the path after it is the
 * upstream's own, so a rule that caches only a part of the upstream cannot be reached so.
 *
 * @see <a href="https://github.com/containerd/containerd/blob/main/docs/hosts.md">containerd, registry configuration</a>
 */
public final class HostsToml {

    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127\\..*|\\[::1\\])(?::[0-9]+)?");

    private HostsToml() {}

    /** Empty where containerd cannot reach the mirror. */
    public static Optional<String> of(MirrorRule rule) {
        if (rule.address().upstreamPrefix().isPresent()) {
            return Optional.empty();
        }
        CacheAddress address = rule.address();
        String below = address.prefix().below();
        String scheme = LOOPBACK.matcher(address.host()).matches() ? "http" : "https";
        String path = below.isEmpty() ? "/v2" : "/v2/" + below.substring(0, below.length() - 1);
        String server = rule.upstreamHost().equals("docker.io") ? "registry-1.docker.io" : rule.upstreamHost();
        String host = scheme + "://" + address.host() + path;
        return Optional.of("""
                # Tried first; if it fails, for a login that has expired too, containerd asks the upstream.
                server = "https://%1$s"

                [host."%2$s"]
                  capabilities = ["pull", "resolve"]
                  override_path = true
                  [host."%2$s".header]
                    # "AWS:" and the output of: aws ecr get-login-password, in Base64. It lasts 12 hours.
                    authorization = "Basic REPLACE_EVERY_FEW_HOURS"
                """.formatted(server, host));
    }

    /** Why there is no file for this mirror. */
    public static String cannot(MirrorRule rule) {
        return "containerd cannot use the mirror " + rule.address().prefix() + ": it caches only "
                + rule.address().upstreamPrefix().orElse("") + "/ of " + rule.upstreamHost()
                + ", and containerd would ask for the whole path.";
    }
}
