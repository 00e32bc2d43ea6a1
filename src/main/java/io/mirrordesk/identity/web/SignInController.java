package io.mirrordesk.identity.web;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.ReturnAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The sign-in page; checking the password is the security chain's. */
@Controller
class SignInController {

    private static final String PAGE = "identity/sign-in";
    private static final List<String> DEMO = List.of("requester", "approver", "admin", "viewer");

    private final CurrentPerson current;
    private final People people;
    private final boolean demo;

    SignInController(CurrentPerson current, People people, @Value("${mirrordesk.demo.enabled:false}") boolean demo) {
        this.current = current;
        this.people = people;
        this.demo = demo;
    }

    @GetMapping(ReturnAddress.SIGN_IN)
    String page(HttpServletRequest request, Model model) {
        if (current.find().isPresent()) {
            return "redirect:" + ReturnAddress.of(request);
        }
        if (request.getParameter("signed-out") != null) {
            model.addAttribute("notice", "You are signed out.");
        }
        return fill(request, model);
    }

    /** Where the security chain forwards a refused attempt to; what was typed stays, but for the password. */
    @PostMapping("/sign-in/refused")
    String refused(HttpServletRequest request, HttpServletResponse response, Model model) {
        Object refusal = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        if (refusal instanceof BadCredentialsException) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("problem", "The name or the password is wrong: check both and try again.");
        } else if (refusal instanceof LockedException) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            model.addAttribute("problem", "There were too many wrong passwords for this name: try again in a minute.");
        } else {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("problem", "Signing in does not work at the moment: try again in a minute.");
        }
        model.addAttribute("name", request.getParameter("username"));
        return fill(request, model);
    }

    private String fill(HttpServletRequest request, Model model) {
        String back = ReturnAddress.of(request);
        model.addAttribute("to", back.equals("/") ? null : back);
        model.addAttribute("demoPeople", demo ? demoPeople() : List.of());
        return PAGE;
    }

    private List<DemoPerson> demoPeople() {
        return DEMO.stream()
                .map(people::find)
                .flatMap(Optional::stream)
                .map(DemoPerson::of)
                .toList();
    }

    /**
     * Somebody to try the portal as; the password is the name.
     *
     * @param role the role that includes the person's others
     */
    record DemoPerson(String name, String password, String role) {

        static DemoPerson of(Person person) {
            String role =
                    person.roles().stream().max(Enum::compareTo).map(Enum::name).orElse("VIEWER");
            return new DemoPerson(person.name(), person.name(), role);
        }
    }
}
