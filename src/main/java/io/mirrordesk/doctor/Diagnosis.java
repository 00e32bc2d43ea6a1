package io.mirrordesk.doctor;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a text.
 *
 * @param registry whose state was read
 * @param client who printed the text, in words; null if that cannot be told
 * @param reports by image, in the order of the text
 * @param hidden images that the text also names and that were not looked at
 */
public record Diagnosis(
        RegistryId registry, Instant at, @Nullable String client, List<Report> reports, int hidden) {

    public Diagnosis {
        reports = List.copyOf(reports);
    }
}
