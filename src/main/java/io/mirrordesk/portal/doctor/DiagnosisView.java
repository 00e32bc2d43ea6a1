package io.mirrordesk.portal.doctor;

import io.mirrordesk.doctor.Diagnosis;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a text, as {@code doctor.Diagnosis} has it. */
record DiagnosisView(
        RegistryId registry, Instant at, @Nullable String client, List<ReportView> reports, int hidden) {

    static DiagnosisView of(Diagnosis diagnosis) {
        return new DiagnosisView(
                diagnosis.registry(),
                diagnosis.at(),
                diagnosis.client(),
                diagnosis.reports().stream().map(ReportView::of).toList(),
                diagnosis.hidden());
    }
}
