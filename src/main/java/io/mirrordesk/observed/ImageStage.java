package io.mirrordesk.observed;

import io.mirrordesk.aws.ImageSummary;
import io.mirrordesk.observed.copy.CopyStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Images on their way from AWS: copied into the database page by page, so that the largest repository needs no more memory than a page. */
@Repository
class ImageStage {

    private static final String ROWS = """
            image_stage (reading, staged_at, digest, media_type, artifact_type, size_bytes, pushed_at, last_pulled_at, status,
                         scan_status, subject_digest, last_archived_at, last_activated_at, tags)""";

    /** No reading takes that long: its process is dead. */
    private static final Duration ABANDONED = Duration.ofHours(6);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ImageStage(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A number for one reading of one repository. */
    long begin() {
        Long number = jdbc.queryForObject("select nextval('image_reading')", Long.class);
        return java.util.Objects.requireNonNull(number, "a sequence always has a next value");
    }

    void add(long reading, List<ImageSummary> page) {
        if (!page.isEmpty()) {
            Instant now = clock.instant();
            jdbc.execute((ConnectionCallback<Integer>) connection -> copy(connection, reading, now, page));
        }
    }

    void drop(long reading) {
        jdbc.update("delete from image_stage where reading = ?", reading);
    }

    /** Throws away what dead processes left. */
    void dropAbandoned() {
        jdbc.update(
                "delete from image_stage where staged_at < ?",
                Timestamp.from(clock.instant().minus(ABANDONED)));
    }

    private static int copy(Connection connection, long reading, Instant now, List<ImageSummary> page)
            throws SQLException {
        try (CopyStream rows = CopyStream.into(connection, ROWS)) {
            for (ImageSummary image : page) {
                rows.row(
                        reading,
                        now,
                        image.digest(),
                        image.mediaType(),
                        image.artifactType(),
                        image.sizeBytes(),
                        image.pushedAt(),
                        image.lastRecordedPullTime(),
                        image.status(),
                        image.scanStatus(),
                        image.subjectDigest(),
                        image.lastArchivedAt(),
                        image.lastActivatedAt(),
                        array(image.tags()));
            }
        }
        return page.size();
    }

    /** As PostgreSQL writes an array of texts. */
    private static String array(List<String> tags) {
        return tags.stream()
                .map(tag -> '"' + tag.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
