package io.mirrordesk.observed.figures;

import java.time.LocalDate;

/**
 * The last figures of a day.
 *
 * @param day in UTC
 * @param cold images not pulled for 90 days or more
 * @param neverPulled images without a recorded pull
 * @param demo whether it was invented for a try-out
 */
public record GrowthPoint(
        LocalDate day,
        long repositories,
        long images,
        long sizeBytes,
        long conforming,
        long notConforming,
        Amount cold,
        Amount neverPulled,
        boolean demo) {}
