package io.mirrordesk.portal.home;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.doctor.Doctor;
import io.mirrordesk.identity.CurrentPerson;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class HomeController {

    private final HomePages pages;
    private final Answers answers;
    private final CurrentPerson current;

    HomeController(HomePages pages, Answers answers, CurrentPerson current) {
        this.pages = pages;
        this.answers = answers;
        this.current = current;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("ask", Ask.NOTHING);
        model.addAttribute("home", pages.of(current.require()));
        return "home/home";
    }

    /** The box answers in place; without JavaScript its form goes to {@code /translate}. */
    @PostMapping("/ask")
    String answer(@RequestParam(defaultValue = "") String text, Model model) {
        model.addAttribute("ask", Doctor.isErrorText(text) ? complaint(text) : translated(text));
        return "home/ask :: answers";
    }

    private static Ask complaint(String text) {
        return new Ask("", List.of(), Doctor.withoutSecrets(text));
    }

    private Ask translated(String text) {
        try {
            return text.isBlank() ? Ask.NOTHING : answers.of(text, current.require());
        } catch (Problem refused) {
            Answer why = new Answer(
                    text.lines().findFirst().orElse(""), "INVALID", null, null, null, refused.getMessage(), null);
            return new Ask(text, List.of(why), null);
        }
    }
}
