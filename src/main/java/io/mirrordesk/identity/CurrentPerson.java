package io.mirrordesk.identity;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who makes the current web request. Roles and teams are read anew for each request, so a change acts at once. */
@Component
public class CurrentPerson {

    /** Who is signed in, and who decides: read together, as pages show both. */
    static final String CIRCLE = "circle";

    private final PersonDirectory directory;

    CurrentPerson(PersonDirectory directory) {
        this.directory = directory;
    }

    /** @throws NotSignedIn if nobody is signed in */
    public Person require() {
        return find().orElseThrow(NotSignedIn::new);
    }

    public Optional<Person> find() {
        return signedIn()
                .flatMap(name -> PerRequest.of(CIRCLE, () -> directory.circle(name)).stream()
                        .filter(person -> person.name().equals(name))
                        .findFirst());
    }

    private static Optional<String> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null
                        || !authentication.isAuthenticated()
                        || authentication instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : Optional.of(authentication.getName());
    }
}
