package io.mirrordesk.desired;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MirrorRows extends JpaRepository<MirrorEntity, Long> {

    /** Fetched by the query and not by an entity graph, because Hibernate translates a query with a graph anew each time. */
    String WHOLE = "select m from MirrorEntity m left join fetch m.credential c left join fetch m.template t"
            + " left join fetch t.versions left join fetch m.grants";

    @Query(WHOLE + " where m.state <> 'RETIRED' order by m.prefix")
    List<MirrorEntity> current();

    @Query(WHOLE + " where m.registryId = :registry and c.name = :credential"
            + " and m.state <> 'RETIRED' order by m.prefix")
    List<MirrorEntity> using(String registry, String credential);

    @Query(WHOLE + " where t.name = :template and m.state <> 'RETIRED' order by m.registryId, m.prefix")
    List<MirrorEntity> governedBy(String template);

    @Query(WHOLE + " where m.id = :id")
    Optional<MirrorEntity> whole(long id);

    @Query(WHOLE + " where m.registryId = :registry and m.prefix = :prefix and m.state <> 'RETIRED'")
    Optional<MirrorEntity> currentAt(String registry, String prefix);
}
