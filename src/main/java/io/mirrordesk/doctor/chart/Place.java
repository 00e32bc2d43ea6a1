package io.mirrordesk.doctor.chart;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a reference leads. */
public sealed interface Place {

    /**
     * Into this registry.
     *
     * @param fips by an endpoint that ECR does not offer for a first pull (user guide, “Considerations for using pull through cache”)
     */
    record Here(RepositoryName repository, boolean fips) implements Place {}

    /** Into another private registry of ECR. */
    record OtherEcr(String account, String region) implements Place {}

    /** To an upstream itself. */
    record AtUpstream(Upstream upstream) implements Place {}

    /** Somewhere that ECR cannot cache. */
    record Elsewhere(String host) implements Place {}

    /** Docker Hub's, with a path that begins like one here: the host was forgotten. */
    record HostLeftOut(RepositoryName repository) implements Place {}

    Pattern ECR = Pattern.compile(
            "(?<account>[0-9]{12})\\.dkr[.-]ecr(?<fips>-fips)?\\.(?<region>[a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)");

    Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** @param prefixes what repositories of this registry's rules begin with, each with its slash */
    static Place of(ImageReference image, ManagedRegistry registry, Set<String> prefixes) {
        String host = image.registry().toLowerCase(Locale.ROOT);
        Matcher ecr = ECR.matcher(host);
        boolean shaped = ecr.matches();
        boolean ours = shaped
                && ecr.group("account").equals(registry.id().account())
                && ecr.group("region").equals(registry.id().region());
        if (ours || isPullHost(host, registry.pullHost())) {
            return repository(image)
                    .<Place>map(name -> new Here(name, shaped && ecr.group("fips") != null))
                    .orElseGet(() -> new Elsewhere(host));
        }
        if (shaped) {
            return new OtherEcr(ecr.group("account"), ecr.group("region"));
        }
        Optional<RepositoryName> forgotten = image.registry().equals(ImageReference.DEFAULT_REGISTRY)
                ? repository(image).filter(name -> prefixes.stream().anyMatch(name.value()::startsWith))
                : Optional.empty();
        return forgotten
                .<Place>map(HostLeftOut::new)
                .or(() -> Upstreams.forHost(host).map(AtUpstream::new))
                .orElseGet(() -> new Elsewhere(host));
    }

    private static Optional<RepositoryName> repository(ImageReference image) {
        try {
            return Optional.of(RepositoryName.parse(image.repository()));
        } catch (InvalidRepositoryName tooShort) {
            return Optional.empty();
        }
    }

    /** On one machine {@code localhost} and {@code 127.0.0.1} are the same. */
    private static boolean isPullHost(String host, String pullHost) {
        return host.equals(pullHost.toLowerCase(Locale.ROOT)) || loopback(host).equals(loopback(pullHost));
    }

    private static String loopback(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        return LOOPBACK.contains(name) ? "127.0.0.1" + (colon < 0 ? "" : host.substring(colon)) : host;
    }
}
