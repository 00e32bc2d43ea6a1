package io.mirrordesk.identity;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** People, as rows. */
interface PersonRows extends Repository<PersonEntity, Long> {

    PersonEntity save(PersonEntity person);

    Optional<PersonEntity> findByName(String name);

    boolean existsByName(String name);
}
