package io.mirrordesk.portal.doctor;

import io.mirrordesk.doctor.Doctor;
import org.jspecify.annotations.Nullable;

/**
 * What was pasted.
 *
 * @param registry of which the state is read; the first one if empty
 * @param team whose accounts pull; all teams of the person if empty
 */
public record DoctorForm(
        @Nullable String text,
        @Nullable String registry,
        @Nullable String team) {

    String pasted() {
        return text == null ? "" : text;
    }

    /** What the page may show again. */
    public String shown() {
        return pasted().length() > Doctor.MAX_BYTES ? "" : Doctor.withoutSecrets(pasted());
    }

    /** Without what was pasted, which may hold secrets. */
    @Override
    public String toString() {
        return "DoctorForm[registry=" + registry + ", team=" + team + "]";
    }
}
