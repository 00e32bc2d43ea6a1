package io.mirrordesk.identity;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who makes the current web request. Roles and teams are read anew for each request, so a change acts at once. */
@Component
public class CurrentPerson {

    private static final String ATTRIBUTE = CurrentPerson.class.getName();

    private final PersonDirectory directory;

    CurrentPerson(PersonDirectory directory) {
        this.directory = directory;
    }

    /** @throws NotSignedIn if nobody is signed in */
    public Person require() {
        return find().orElseThrow(NotSignedIn::new);
    }

    public Optional<Person> find() {
        return signedIn().flatMap(this::person);
    }

    private static Optional<String> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null
                        || !authentication.isAuthenticated()
                        || authentication instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : Optional.of(authentication.getName());
    }

    private Optional<Person> person(String name) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return directory.person(name);
        }
        if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Person known
                && known.name().equals(name)) {
            return Optional.of(known);
        }
        Optional<Person> found = directory.person(name);
        found.ifPresent(person -> request.setAttribute(ATTRIBUTE, person, RequestAttributes.SCOPE_REQUEST));
        return found;
    }
}
