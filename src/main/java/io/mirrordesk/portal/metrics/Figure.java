package io.mirrordesk.portal.metrics;

import org.jspecify.annotations.Nullable;

/** A gauge that is read from the database: its name, its unit and what it says. Moments are seconds since 1970. */
enum Figure {
    READ(
            "mirrordesk.figures.read",
            "seconds",
            "When the figures of this kind were last read from the database, since 1970"),

    SYNC_COMPLETED("mirrordesk.sync.completed", "seconds", "When the registry was last listed completely, since 1970"),
    SYNC_DURATION("mirrordesk.sync.duration", "seconds", "How long the last complete listing took"),
    SYNC_LISTED("mirrordesk.sync.listed", null, "Repositories that the current or last sync listed"),
    SYNC_READ("mirrordesk.sync.read", null, "Repositories that it has read in full"),
    SYNC_TO_READ("mirrordesk.sync.to.read", null, "Repositories that its pass reads, those that it has read included"),
    SYNC_UNREADABLE("mirrordesk.sync.unreadable", null, "Repositories that it could not read"),
    SYNC_FAILED("mirrordesk.sync.failed", null, "1 while the last sync ended early"),
    RULES_USED("mirrordesk.rules.used", null, "Pull-through cache rules of the registry"),

    COUNTED("mirrordesk.inventory.counted", "seconds", "When the inventory was last counted, since 1970"),
    REPOSITORIES("mirrordesk.inventory.repositories", null, "Repositories by whether they conform"),
    IMAGES("mirrordesk.inventory.images", null, "Images by the age of their last pull"),
    STORED("mirrordesk.inventory.stored", "bytes", "Compressed sizes of all images, shared layers counted for each"),

    REQUESTS("mirrordesk.requests", null, "Requests by state"),
    LEAD_TIME(
            "mirrordesk.request.lead",
            "seconds",
            "How long requests took that were filed in the last 90 days and are done"),
    RUNS("mirrordesk.runs", null, "Runs by state"),
    RECONCILIATIONS("mirrordesk.reconciliations", null, "Repositories that were seen, by what came of them"),
    WARM_UPS("mirrordesk.warm.ups", null, "First pulls by what came of them"),

    DRIFT("mirrordesk.drift.findings", null, "What in AWS is not as it is desired, without repositories"),
    DRIFT_CHECKED("mirrordesk.drift.checked", "seconds", "When the registry was last compared wholly, since 1970"),

    AUDIT_UNSEALED("mirrordesk.audit.unsealed", null, "Audit records that wait for their seal"),
    AUDIT_LAG("mirrordesk.audit.lag", "seconds", "How long the oldest of them has waited"),

    JOBS("mirrordesk.jobs", null, "Scheduled jobs"),
    JOBS_LATE("mirrordesk.jobs.late", "seconds", "How long the job that should have begun first has waited"),
    JOBS_FAILING("mirrordesk.jobs.failing", null, "Jobs whose last execution failed");

    private final String id;
    private final @Nullable String unit;
    private final String description;

    Figure(String id, @Nullable String unit, String description) {
        this.id = id;
        this.unit = unit;
        this.description = description;
    }

    String id() {
        return id;
    }

    @Nullable
    String unit() {
        return unit;
    }

    String description() {
        return description;
    }
}
