package io.mirrordesk.desired;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CredentialRows extends JpaRepository<CredentialEntity, Long> {

    Optional<CredentialEntity> findByRegistryIdAndName(String registryId, String name);

    @Query("select count(m) from MirrorEntity m where m.credential = :credential and m.state <> 'RETIRED'")
    int uses(CredentialEntity credential);

    /** How many mirrors use each credential that any uses. */
    @Query("""
            select new io.mirrordesk.desired.Uses(m.credential.id, count(m)) from MirrorEntity m
             where m.credential is not null and m.state <> 'RETIRED' group by m.credential.id""")
    List<Uses> uses();
}
