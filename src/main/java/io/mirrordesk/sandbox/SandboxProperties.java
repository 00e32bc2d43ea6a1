package io.mirrordesk.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox's settings.
 *
 * @param enabled whether the sandbox starts with the application
 * @param address the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param dataDirectory where the sandbox keeps its state
 * @param defaultAccount the account of access keys that are neither in {@code accounts} nor twelve digits
 * @param defaultRegion the region of the default registry and of the events queue
 * @param accounts account by access key id
 * @param organizations organization path by account, such as {@code o-sandbox0001/r-sand/ou-sand-payments/}; the part before
 *     the first slash is the organization's id
 * @param externalIds the external id that AssumeRole has to bring, by role ARN; roles that are not here take any
 * @param queue the name of the queue that receives the events, made at start in the default account and region
 * @param upstreams address of a real registry, such as {@code http://127.0.0.1:5000}, by upstream host; the other upstreams are
 *     built in
 * @param importDelay how long the import behind a first pull waits before it begins
 * @param faults what goes wrong from the start
 */
@ConfigurationProperties("mirrordesk.sandbox")
public record SandboxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("4566") int port,
        @DefaultValue("data/sandbox") Path dataDirectory,
        @DefaultValue("111122223333") String defaultAccount,
        @DefaultValue("eu-central-1") String defaultRegion,
        @DefaultValue Map<String, String> accounts,
        @DefaultValue Map<String, String> organizations,
        @DefaultValue Map<String, String> externalIds,
        @DefaultValue("mirrordesk-events") String queue,
        @DefaultValue Map<String, String> upstreams,
        @DefaultValue("0s") Duration importDelay,
        @DefaultValue FaultSettings faults) {

    private static final Map<String, String> ORGANIZATIONS = Map.of(
            "111122223333", "o-sandbox0001/r-sand/ou-sand-platform/",
            "444455556666", "o-sandbox0001/r-sand/ou-sand-payments/");

    public SandboxProperties {
        organizations = organizations.isEmpty() ? ORGANIZATIONS : Map.copyOf(organizations);
    }

    /** The defaults on a free port, with the state in a directory: for tests and for programs without Spring. */
    public static SandboxProperties inDirectory(Path directory) {
        return new SandboxProperties(
                true,
                "127.0.0.1",
                0,
                directory,
                "111122223333",
                "eu-central-1",
                Map.of(),
                Map.of(),
                Map.of(),
                "mirrordesk-events",
                Map.of(),
                Duration.ZERO,
                FaultSettings.NONE);
    }

    /** The same with another port. */
    public SandboxProperties withPort(int newPort) {
        return with(newPort, externalIds, upstreams, faults);
    }

    /** The same for calls that address another registry when they name none. */
    public SandboxProperties withDefaultRegistry(String account, String region) {
        return new SandboxProperties(
                enabled,
                address,
                port,
                dataDirectory,
                account,
                region,
                accounts,
                organizations,
                externalIds,
                queue,
                upstreams,
                importDelay,
                faults);
    }

    /** The same with real registries for some upstreams. */
    public SandboxProperties withUpstreams(Map<String, String> addresses) {
        return with(port, externalIds, addresses, faults);
    }

    /** The same with external ids for some roles. */
    public SandboxProperties withExternalIds(Map<String, String> byRole) {
        return with(port, byRole, upstreams, faults);
    }

    /** The same with something that goes wrong from the start. */
    public SandboxProperties withFaults(FaultSettings atStart) {
        return with(port, externalIds, upstreams, atStart);
    }

    private SandboxProperties with(
            int newPort, Map<String, String> ids, Map<String, String> addresses, FaultSettings atStart) {
        return new SandboxProperties(
                enabled,
                address,
                newPort,
                dataDirectory,
                defaultAccount,
                defaultRegion,
                accounts,
                organizations,
                ids,
                queue,
                addresses,
                importDelay,
                atStart);
    }
}
