package io.mirrordesk.desired;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CredentialRows extends JpaRepository<CredentialEntity, Long> {

    Optional<CredentialEntity> findByRegistryIdAndName(String registryId, String name);
}
