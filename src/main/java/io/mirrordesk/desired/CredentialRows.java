package io.mirrordesk.desired;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CredentialRows extends JpaRepository<CredentialEntity, Long> {

    Optional<CredentialEntity> findByRegistryIdAndName(String registryId, String name);

    @Query("select c as credential, (select count(m) from MirrorEntity m where m.credential = c) as uses"
            + " from CredentialEntity c order by c.name")
    List<Usage> withUses();

    interface Usage {
        CredentialEntity getCredential();

        long getUses();
    }
}
