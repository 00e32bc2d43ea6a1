package io.mirrordesk.desired;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CredentialRows extends JpaRepository<CredentialEntity, Long> {

    @Query("select c from CredentialEntity c where c.state <> 'RETIRED' order by c.name, c.id")
    List<CredentialEntity> current();

    @Query("select c from CredentialEntity c where c.state = 'RETIRED' order by c.name, c.id desc")
    List<CredentialEntity> retired();

    @Query(
            "select c from CredentialEntity c where c.registryId = :registry and c.name = :name and c.state <> 'RETIRED'")
    Optional<CredentialEntity> currentNamed(String registry, String name);
}
