package io.mirrordesk.desired;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What should be in AWS as it is defined now. It is what {@link Definitions} composes for each change, put together. */
@Service
@Transactional(readOnly = true)
public class DesiredState {

    private final Mirrors mirrors;
    private final Credentials credentials;

    DesiredState(Mirrors mirrors, Credentials credentials) {
        this.mirrors = mirrors;
        this.credentials = credentials;
    }

    /** What every mirror consists of, and the secret of every credential; repositories are as many as people pull. */
    public Map<Subject, DesiredResource> of(RegistryId registry) {
        Map<Subject, DesiredResource> desired = new TreeMap<>();
        for (ManagedMirror mirror : mirrors.all(registry)) {
            new Blueprint(mirror.definition())
                    .target(List.of())
                    .resources()
                    .forEach((subject, resource) -> desired.put(subject, DesiredResource.of(mirror, resource)));
        }
        credentials.all().stream()
                .filter(credential -> credential.registry().equals(registry))
                .forEach(credential -> desired.put(
                        Subject.secret(credential.secretName()),
                        new DesiredResource(
                                new Resource.Secret(credential.secretName()), null, credential.name(), null)));
        return desired;
    }

    /**
     * What a repository should be according to the mirror whose prefix is the longest that it lies under; {@code ROOT} says nothing of
     * repositories. Whether it is the mirror's own is for others to say.
     */
    public Optional<DesiredResource> repository(RegistryId registry, RepositoryName name) {
        return mirrors.all(registry).stream()
                .filter(mirror -> !mirror.prefix().isRoot() && mirror.prefix().covers(name))
                .max(Comparator.comparingInt(mirror -> mirror.prefix().below().length()))
                .map(mirror -> DesiredResource.of(mirror, new Blueprint(mirror.definition()).repository(name)));
    }

    /** The same for any subject; empty for what is not managed. */
    public Optional<DesiredResource> of(RegistryId registry, Subject subject) {
        return subject.type() == Subject.Type.REPOSITORY
                ? repository(registry, RepositoryName.parse(subject.name()))
                : Optional.ofNullable(of(registry).get(subject));
    }
}
