package io.mirrordesk.desired;

import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The credentials for upstreams, without their values. */
@Service
@Transactional(readOnly = true)
public class Credentials {

    private final CredentialRows rows;

    Credentials(CredentialRows rows) {
        this.rows = rows;
    }

    public List<ManagedCredential> all() {
        return rows.withUses().stream()
                .map(usage -> usage.getCredential().toValue((int) usage.getUses()))
                .toList();
    }

    public Optional<ManagedCredential> find(RegistryId registry, String name) {
        return all().stream()
                .filter(credential -> credential.registry().equals(registry)
                        && credential.name().equals(name))
                .findFirst();
    }
}
