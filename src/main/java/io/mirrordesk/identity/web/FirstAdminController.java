package io.mirrordesk.identity.web;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.FirstAdmin;
import io.mirrordesk.identity.ReturnAddress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind the one-time link: name and password of the first admin. */
@Controller
@RequestMapping("/first-admin")
class FirstAdminController {

    private static final String PAGE = "identity/first-admin";

    private final FirstAdmin firstAdmin;

    FirstAdminController(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
    }

    @GetMapping
    String page(@RequestParam(defaultValue = "") String token, Model model) {
        if (!firstAdmin.isOpen(token)) {
            throw new Forbidden("This link was used already or has expired: restart the portal for a new one.");
        }
        model.addAttribute("token", token);
        return PAGE;
    }

    @PostMapping
    String create(@RequestParam String token, @RequestParam String name, @RequestParam String password, Model model) {
        try {
            firstAdmin.create(token, name, password);
            return "redirect:" + ReturnAddress.SIGN_IN;
        } catch (InvalidInput invalid) {
            model.addAttribute("token", token);
            model.addAttribute("name", name);
            model.addAttribute(
                    "problem",
                    invalid.errors().stream()
                            .findFirst()
                            .map(FieldError::message)
                            .orElse(invalid.getMessage()));
            return PAGE;
        }
    }
}
