package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.oci.InvalidImageReference;
import java.util.List;
import java.util.Optional;

/** Whether what is written is a reference at all. */
final class WrittenCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        Optional<InvalidImageReference> fault = subject.complaint().fault();
        fault.ifPresent(invalid -> chart.found(
                Cause.REFERENCE_INVALID,
                Likelihood.CERTAIN,
                invalid.getMessage(),
                "No client asks a registry for it.",
                Chart.lines(Optional.of(subject.written()), subject.said(SignalKind.REFERENCE_INVALID)),
                invalid.proposal()
                        .<List<Fix>>map(text -> Fix.of(new Fix.UseReference(text)))
                        .orElse(List.of())));
        if (fault.isEmpty() && subject.says(SignalKind.REFERENCE_INVALID)) {
            chart.found(
                    Cause.REFERENCE_INVALID,
                    Likelihood.LIKELY,
                    "The client takes what it was given for no image reference.",
                    "The text does not show what that was; a variable without a value leaves such a gap.",
                    Chart.lines(subject.said(SignalKind.REFERENCE_INVALID)),
                    Fix.of(new Fix.Advice(
                            "Look at the reference where the client gets it from, with all variables filled in.")));
        }
    }
}
