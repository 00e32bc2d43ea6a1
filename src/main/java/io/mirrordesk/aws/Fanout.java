package io.mirrordesk.aws;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Independent reads at the same time, each on a virtual thread; how many calls are under way is bounded where they are made. */
final class Fanout {

    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("aws-read").start(task);

    private Fanout() {}

    static <A, R> List<R> map(Collection<A> items, Function<A, R> read) {
        List<CompletableFuture<R>> answers =
                items.stream().map(item -> start(() -> read.apply(item))).toList();
        return answers.stream().map(Fanout::join).toList();
    }

    static <T> CompletableFuture<T> start(Supplier<T> read) {
        return CompletableFuture.supplyAsync(read, VIRTUAL);
    }

    /** The answer, or the exception that the read threw. */
    static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
