package io.mirrordesk.desired;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CredentialRows extends JpaRepository<CredentialEntity, Long> {

    Optional<CredentialEntity> findByRegistryIdAndName(String registryId, String name);

    @Query("select count(m) from MirrorEntity m where m.credential = :credential and m.state <> 'RETIRED'")
    int uses(CredentialEntity credential);
}
