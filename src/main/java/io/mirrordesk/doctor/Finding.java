package io.mirrordesk.doctor;

import java.util.List;

/**
 * A cause, and why it is thought to be one.
 *
 * @param sentence what is wrong
 * @param explanation why that makes the pull fail as it does
 * @param evidence at least one line
 * @param fixes in the order in which they help
 */
public record Finding(
        Cause cause,
        Likelihood likelihood,
        String sentence,
        String explanation,
        List<Evidence> evidence,
        List<Fix> fixes) {

    public Finding {
        evidence = List.copyOf(evidence);
        fixes = List.copyOf(fixes);
    }
}
