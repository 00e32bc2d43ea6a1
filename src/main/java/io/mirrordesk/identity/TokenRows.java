package io.mirrordesk.identity;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** API tokens, as rows. */
interface TokenRows extends Repository<TokenEntity, Long> {

    TokenEntity save(TokenEntity token);

    boolean existsByHash(String hash);

    @Query("SELECT count(t) > 0 FROM TokenEntity t WHERE t.person = :person AND t.name = :name")
    boolean isNameTaken(PersonEntity person, String name);
}
