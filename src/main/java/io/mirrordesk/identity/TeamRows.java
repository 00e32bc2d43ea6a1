package io.mirrordesk.identity;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** Teams, as rows. */
interface TeamRows extends Repository<TeamEntity, Long> {

    TeamEntity save(TeamEntity team);

    List<TeamEntity> findByNameIn(Collection<String> names);

    boolean existsByName(String name);
}
