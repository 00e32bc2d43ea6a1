package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What AWS has at this moment: what plans are made from. Nothing here is remembered. */
@Service
public class LiveState {

    private final Registries registries;
    private final AwsReader reader;

    LiveState(Registries registries, AwsReader reader) {
        this.registries = registries;
        this.reader = reader;
    }

    /** Reads each subject; one that could not be read is unknown, with the reason in words. */
    public ObservedState observe(RegistryId registry, Collection<Subject> subjects) {
        return reader.observe(connection(registry), subjects);
    }

    /**
     * All pull-through cache rules of the registry, whoever made them.
     *
     * @throws io.mirrordesk.aws.AwsUnavailable when AWS cannot be read
     */
    public List<Resource.Rule> rules(RegistryId registry) {
        return reader.rules(connection(registry));
    }

    /**
     * The prefixes for which ECR has a creation template, whoever made it.
     *
     * @throws io.mirrordesk.aws.AwsUnavailable when AWS cannot be read
     */
    public Set<Prefix> nativeTemplates(RegistryId registry) {
        return reader.listedTemplates(connection(registry)).stream()
                .map(template -> Prefix.parse(template.prefix()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The exact text of the registry policy; empty when there is none.
     *
     * @throws io.mirrordesk.aws.AwsUnavailable when AWS cannot be read
     */
    public Optional<String> registryPolicy(RegistryId registry) {
        return reader.registryPolicy(connection(registry));
    }

    /**
     * Length of the registry policy, of which ECR allows 10,240 characters; 0 when there is none.
     *
     * @throws io.mirrordesk.aws.AwsUnavailable when AWS cannot be read
     */
    public int policyCharacters(RegistryId registry) {
        return policyCharacters(connection(registry));
    }

    int policyCharacters(RegistryConnection connection) {
        return reader.registryPolicy(connection).map(String::length).orElse(0);
    }

    /**
     * How the registry is reached.
     *
     * @throws io.mirrordesk.contract.NotFound when it is not under management
     */
    public RegistryConnection connection(RegistryId registry) {
        ManagedRegistry managed = registries.get(registry);
        return new RegistryConnection(
                managed.id(),
                managed.endpoint(),
                managed.pullEndpoint(),
                managed.roleArn(),
                managed.externalId(),
                managed.eventQueue());
    }
}
