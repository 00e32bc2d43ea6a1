package io.mirrordesk.portal.doctor;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.doctor.Doctor;
import io.mirrordesk.doctor.Question;
import io.mirrordesk.identity.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DoctorApi {

    private final Doctor doctor;
    private final CurrentPerson current;

    DoctorApi(Doctor doctor, CurrentPerson current) {
        this.doctor = doctor;
        this.current = current;
    }

    /**
     * @param text a reference, or what a client printed, up to 1 MB; secrets in it are struck out and nothing of it is kept
     * @param registry the only one by default
     * @param team all teams of the person by default; their accounts are those that pull, unless the text names one
     */
    record Complaint(
            @Nullable String text,
            @Nullable String registry,
            @Nullable String team) {

        @Override
        public String toString() {
            return "Complaint";
        }
    }

    /** Why the pull failed, the likeliest cause first, with what was read and what helps. */
    @PostMapping("/api/v1/doctor")
    DiagnosisView diagnose(@RequestBody Complaint complaint) {
        if (complaint.text() == null) {
            throw InvalidInput.at("text", "Send the reference that cannot be pulled, or what the client printed.");
        }
        return DiagnosisView.of(doctor.diagnose(
                current.require(), new Question(complaint.text(), complaint.registry(), complaint.team())));
    }
}
