package io.mirrordesk.desired;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TemplateRows extends JpaRepository<TemplateEntity, Long> {

    Optional<TemplateEntity> findByName(String name);

    @EntityGraph(attributePaths = "versions")
    @Query("select t from TemplateEntity t order by t.name")
    List<TemplateEntity> whole();

    @Query("select count(m) from MirrorEntity m where m.template = :template and m.state <> 'RETIRED'")
    int uses(TemplateEntity template);

    /** How many mirrors use each template that any uses. */
    @Query("""
            select new io.mirrordesk.desired.Uses(m.template.id, count(m)) from MirrorEntity m
             where m.template is not null and m.state <> 'RETIRED' group by m.template.id""")
    List<Uses> uses();
}
