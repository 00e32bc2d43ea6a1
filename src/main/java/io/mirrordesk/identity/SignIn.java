package io.mirrordesk.identity;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds a person who signs in with a password; somebody without one signs in elsewhere. */
@Component
class SignIn implements UserDetailsService {

    private static final String PERSON = """
            SELECT p.name, p.password, ARRAY(SELECT r.role FROM person_role r WHERE r.person_id = p.id) AS roles
            FROM person p WHERE p.name = ? AND p.password IS NOT NULL""";

    private final JdbcClient jdbc;
    private final SignInAttempts attempts;

    SignIn(JdbcClient jdbc, SignInAttempts attempts) {
        this.jdbc = jdbc;
        this.attempts = attempts;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return jdbc.sql(PERSON)
                .param(name)
                .query((row, number) -> User.withUsername(Objects.requireNonNull(row.getString("name")))
                        .password(Objects.requireNonNull(row.getString("password")))
                        .roles((String[]) row.getArray("roles").getArray())
                        .accountLocked(!attempts.mayTry(name))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such person"));
    }
}
