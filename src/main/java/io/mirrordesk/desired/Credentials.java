package io.mirrordesk.desired;

import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
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

    /** By name. */
    public List<ManagedCredential> all() {
        return rows.findAll(Sort.by("name")).stream()
                .map(CredentialEntity::toValue)
                .toList();
    }

    public Optional<ManagedCredential> find(RegistryId registry, String name) {
        return rows.findByRegistryIdAndName(registry.toString(), name).map(CredentialEntity::toValue);
    }
}
