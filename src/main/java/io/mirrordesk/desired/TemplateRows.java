package io.mirrordesk.desired;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TemplateRows extends JpaRepository<TemplateEntity, Long> {

    Optional<TemplateEntity> findByName(String name);

    @Query("select count(m) from MirrorEntity m where m.template = :template and m.state <> 'RETIRED'")
    int uses(TemplateEntity template);
}
