package io.mirrordesk.portal.doctor;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.doctor.Doctor;
import io.mirrordesk.doctor.Question;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The page {@code /doctor}. A link may bring the text along; it is only read, so that is no change. */
@Controller
class DoctorPages {

    private static final String PAGE = "doctor/doctor";

    private final Doctor doctor;
    private final Registries registries;
    private final People people;
    private final CurrentPerson current;

    DoctorPages(Doctor doctor, Registries registries, People people, CurrentPerson current) {
        this.doctor = doctor;
        this.registries = registries;
        this.people = people;
        this.current = current;
    }

    @GetMapping("/doctor")
    String page(@ModelAttribute("form") DoctorForm form, Model model) {
        return answer(form, null, model);
    }

    @PostMapping("/doctor")
    String answer(
            @ModelAttribute("form") DoctorForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Person person = current.require();
        try {
            model.addAttribute("diagnosis", form.pasted().isBlank() ? null : diagnose(form, person));
        } catch (Problem refused) {
            model.addAttribute("problem", refused.getMessage());
        }
        if (htmx != null) {
            return PAGE + " :: result";
        }
        model.addAttribute("registries", registries.all());
        model.addAttribute("teams", teams(person));
        return PAGE;
    }

    private DiagnosisView diagnose(DoctorForm form, Person person) {
        return DiagnosisView.of(doctor.diagnose(person, new Question(form.pasted(), form.registry(), form.team())));
    }

    private List<String> teams(Person person) {
        return people.teams().stream()
                .map(Team::name)
                .filter(team -> person.mayAdminister() || person.isMemberOf(team))
                .toList();
    }
}
