package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.RepositorySummary;
import io.mirrordesk.observed.Rotation.Turn;
import io.mirrordesk.oci.RepositoryName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few repositories being read at the same time. For one thread. */
final class Readers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Readers.class);

    private final RepositoryReader reader;
    private final Turn turn;
    private final int places;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sync-", 0).factory());
    private final CompletionService<Optional<Reading>> readings = new ExecutorCompletionService<>(threads);
    private final Map<Future<Optional<Reading>>, RepositoryName> underWay = new HashMap<>();

    Readers(RepositoryReader reader, Turn turn, int places) {
        this.reader = reader;
        this.turn = turn;
        this.places = places;
    }

    /** What came of reading a repository. */
    sealed interface Result {

        RepositoryName repository();

        /** It was read. */
        record Read(RepositoryName repository, Reading reading) implements Result {}

        /** AWS says that it does not exist. */
        record Gone(RepositoryName repository) implements Result {}

        /** It could not be read. */
        record Failed(RepositoryName repository, AwsUnavailable why) implements Result {}
    }

    boolean hasPlace() {
        return underWay.size() < places;
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    Set<String> underWay() {
        return underWay.values().stream().map(RepositoryName::value).collect(Collectors.toSet());
    }

    void start(RepositorySummary repository) {
        underWay.put(
                readings.submit(() -> reader.read(turn.connection(), repository, turn.coverage())), repository.name());
    }

    /** The next one that is ready, if there is one in time. */
    Optional<Result> next(Duration patience) {
        try {
            return Optional.ofNullable(readings.poll(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .map(this::result);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Result result(Future<Optional<Reading>> done) {
        RepositoryName repository = Objects.requireNonNull(underWay.remove(done), "a reading is of a repository");
        try {
            return done.get()
                    .<Result>map(reading -> new Result.Read(repository, reading))
                    .orElseGet(() -> new Result.Gone(repository));
        } catch (ExecutionException failed) {
            return failed(repository, Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (InterruptedException _) {
            throw new IllegalStateException("A reading that is done has a result.");
        }
    }

    /** One odd repository must not keep the others from being read. */
    private static Result failed(RepositoryName repository, Throwable why) {
        if (why instanceof AwsUnavailable unavailable) {
            return new Result.Failed(repository, unavailable);
        }
        log.error("The repository {} could not be read.", repository, why);
        return new Result.Failed(repository, Failures.unexpected(why));
    }

    /** Waits for those under way. */
    @Override
    public void close() {
        threads.close();
    }
}
