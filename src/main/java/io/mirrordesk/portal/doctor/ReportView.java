package io.mirrordesk.portal.doctor;

import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about one image, as {@code doctor.Report} has it. */
record ReportView(
        @Nullable String reference,
        int line,
        List<Evidence> understood,
        List<FindingView> findings,
        List<Evidence> ruledOut,
        List<Evidence> unchecked,
        List<String> next) {

    static ReportView of(Report report) {
        return new ReportView(
                report.reference(),
                report.line(),
                report.understood(),
                report.findings().stream().map(FindingView::of).toList(),
                report.ruledOut(),
                report.unchecked(),
                report.next());
    }
}
