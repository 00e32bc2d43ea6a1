package io.mirrordesk.desired;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MirrorRows extends JpaRepository<MirrorEntity, Long> {

    @EntityGraph(attributePaths = {"credential", "template", "template.versions", "grants"})
    @Query("select m from MirrorEntity m where m.state <> 'RETIRED' order by m.prefix")
    List<MirrorEntity> current();

    @EntityGraph(attributePaths = {"credential", "template", "template.versions", "grants"})
    @Query("select m from MirrorEntity m where m.registryId = :registry and m.credential.name = :credential"
            + " and m.state <> 'RETIRED' order by m.prefix")
    List<MirrorEntity> using(String registry, String credential);

    @EntityGraph(attributePaths = {"credential", "template", "template.versions", "grants"})
    @Query("select m from MirrorEntity m where m.template.name = :template and m.state <> 'RETIRED'"
            + " order by m.registryId, m.prefix")
    List<MirrorEntity> governedBy(String template);

    @EntityGraph(attributePaths = {"credential", "template", "template.versions", "grants"})
    @Query("select m from MirrorEntity m where m.id = :id")
    Optional<MirrorEntity> whole(long id);

    @EntityGraph(attributePaths = {"credential", "template", "template.versions", "grants"})
    @Query(
            "select m from MirrorEntity m where m.registryId = :registry and m.prefix = :prefix and m.state <> 'RETIRED'")
    Optional<MirrorEntity> currentAt(String registry, String prefix);
}
