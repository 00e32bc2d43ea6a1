package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.chart.Case;

/** Looks for causes of one kind. */
interface Check {

    void examine(Case subject, Chart chart);
}
