package io.mirrordesk.desired;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TemplateRows extends JpaRepository<TemplateEntity, Long> {

    @EntityGraph(attributePaths = "versions")
    Optional<TemplateEntity> findByName(String name);

    @EntityGraph(attributePaths = "versions")
    @Query("select t from TemplateEntity t order by t.name")
    List<TemplateEntity> whole();
}
