package io.mirrordesk.portal.doctor;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Finding;
import io.mirrordesk.doctor.Likelihood;
import java.util.List;

/** A cause with its evidence and what helps, as {@code doctor.Finding} has it. */
record FindingView(
        Cause cause,
        Likelihood likelihood,
        String sentence,
        String explanation,
        List<Evidence> evidence,
        List<FixView> fixes) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.cause(),
                finding.likelihood(),
                finding.sentence(),
                finding.explanation(),
                finding.evidence(),
                finding.fixes().stream().map(FixView::of).toList());
    }
}
