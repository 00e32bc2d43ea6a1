package io.mirrordesk.governance;

import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.FirstPull;
import io.mirrordesk.aws.PullFailed;
import io.mirrordesk.aws.PulledManifest;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.governance.WarmUpRows.Progress;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.run.Brake;
import io.mirrordesk.run.RunError;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pulls an image by its tag, then asks until ECR lists it with all its children: that the pull was answered does not mean that the
 * image was stored. Each call goes on where the row stands, so a crash anywhere is answered by calling again.
 */
@Component
class Warming {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration HALTED = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final int TRIES = 5;

    private final WarmUpRows rows;
    private final FirstPull pulls;
    private final LiveState live;
    private final Brake brake;
    private final ReconcileJobs reconciliations;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Warming(
            WarmUpRows rows,
            FirstPull pulls,
            LiveState live,
            Brake brake,
            ReconcileJobs reconciliations,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.pulls = pulls;
        this.live = live;
        this.brake = brake;
        this.reconciliations = reconciliations;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Returns after which time to go on; empty when it is warm or has failed. */
    Optional<Duration> goOn(long id) {
        return rows.progress(id)
                .filter(progress -> progress.warmUp().finishedAt() == null)
                .flatMap(this::goOn);
    }

    private Optional<Duration> goOn(Progress progress) {
        if (!brake.isReleased(progress.warmUp().registry())) {
            return Optional.of(HALTED);
        }
        try {
            begin(progress.warmUp());
            RegistryConnection connection = live.connection(progress.warmUp().registry());
            PulledManifest manifest = pulled(connection, progress);
            return pulls.listed(connection, repository(progress.warmUp()), manifest)
                    ? warm(progress.warmUp(), manifest)
                    : lookAgain(progress);
        } catch (PullFailed failed) {
            return again(progress.warmUp(), failed.error());
        } catch (AwsUnavailable unavailable) {
            return again(progress.warmUp(), unavailable.error());
        }
    }

    private void begin(WarmUp warmUp) {
        if (warmUp.state() == WarmUp.State.PENDING) {
            transaction.executeWithoutResult(_ -> {
                rows.begin(warmUp.id());
                changed(warmUp, WarmUp.State.WARMING);
            });
        }
    }

    private PulledManifest pulled(RegistryConnection connection, Progress progress) {
        PulledManifest known = progress.manifest();
        if (known != null) {
            return known;
        }
        WarmUp warmUp = progress.warmUp();
        PulledManifest manifest = pulls.pull(connection, repository(warmUp), warmUp.tag());
        rows.pulled(warmUp.id(), manifest);
        return manifest;
    }

    private Optional<Duration> warm(WarmUp warmUp, PulledManifest manifest) {
        transaction.executeWithoutResult(_ -> {
            rows.warm(warmUp.id(), manifest.digest().toString());
            reconciliations.want(warmUp.registry(), repository(warmUp));
            changed(warmUp, WarmUp.State.WARM);
        });
        return Optional.empty();
    }

    private Optional<Duration> lookAgain(Progress progress) {
        return clock.instant().isBefore(progress.startedAt().plus(DEADLINE))
                ? Optional.of(LOOK_AGAIN)
                : fail(progress.warmUp(), notListed());
    }

    private Optional<Duration> again(WarmUp warmUp, AwsError error) {
        if (!error.passing()) {
            return fail(warmUp, Errors.of(error));
        }
        int tries = rows.tried(warmUp.id());
        return tries < TRIES ? Optional.of(Duration.ofSeconds(1L << tries)) : fail(warmUp, Errors.of(error));
    }

    private Optional<Duration> fail(WarmUp warmUp, RunError error) {
        transaction.executeWithoutResult(_ -> {
            rows.failed(warmUp.id(), error);
            changed(warmUp, WarmUp.State.FAILED);
        });
        return Optional.empty();
    }

    private void changed(WarmUp warmUp, WarmUp.State state) {
        events.publishEvent(new WarmUpChanged(warmUp.request(), warmUp.image(), state));
    }

    private static RepositoryName repository(WarmUp warmUp) {
        return RepositoryName.parse(warmUp.repository());
    }

    private static RunError notListed() {
        return new RunError(
                "NotListed",
                "ECR answered the pull, but does not list the image with all its parts after " + DEADLINE.toMinutes()
                        + " minutes.",
                "Look at the repository in AWS, then retry.",
                null);
    }
}
