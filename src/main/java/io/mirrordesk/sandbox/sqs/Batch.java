package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.QueryCompatible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** The entries of a batch that were done and those that failed, each by itself. */
record Batch<R>(List<R> done, List<BatchResultErrorEntry> failed) {

    private static final int MOST = 10;

    /**
     * Does each entry.
     *
     * @param id the entry's id in the batch
     * @throws AwsError if the batch as a whole is not sound: nothing is done then
     */
    static <E, R> Batch<R> of(List<E> entries, Function<E, @Nullable String> id, Function<E, R> work) {
        check(entries, id);
        List<R> done = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (E entry : entries) {
            try {
                done.add(work.apply(entry));
            } catch (AwsError e) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(id.apply(entry))
                        .senderFault(true)
                        .code(e instanceof QueryCompatible compatible ? compatible.queryCode() : e.type())
                        .message(e.text())
                        .build());
            }
        }
        return new Batch<>(done, failed);
    }

    private static <E> void check(List<E> entries, Function<E, @Nullable String> id) {
        if (entries.isEmpty()) {
            throw SqsErrors.batch("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST) {
            throw SqsErrors.batch(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
        }
        Set<String> seen = new HashSet<>();
        for (E entry : entries) {
            String given = Objects.requireNonNullElse(id.apply(entry), "");
            if (!given.matches("[A-Za-z0-9_-]{1,80}")) {
                throw SqsErrors.batch(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be"
                                + " at most 80 letters long.");
            }
            if (!seen.add(given)) {
                throw SqsErrors.batch("BatchEntryIdsNotDistinct", "Id " + given + " repeated.");
            }
        }
    }

    /** Null instead of none, as SQS leaves empty lists out. */
    @Nullable
    List<R> doneOrNull() {
        return done.isEmpty() ? null : done;
    }

    @Nullable
    List<BatchResultErrorEntry> failedOrNull() {
        return failed.isEmpty() ? null : failed;
    }
}
