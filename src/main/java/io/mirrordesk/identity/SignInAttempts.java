package io.mirrordesk.identity;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.stereotype.Component;

/** Who tries passwords gets ten wrong ones a minute for each name, by each replica; right ones do not count. */
@Component
class SignInAttempts {

    private static final int WRONG_ONES = 10;
    private static final int NAMES = 10_000;

    /** The names that were tried last; a name that is forgotten begins anew, which a guesser of 10,000 names gains nothing from. */
    private final Map<String, Bucket> left = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > NAMES;
        }
    };

    synchronized boolean mayTry(String name) {
        return !left.containsKey(name) || left.get(name).getAvailableTokens() > 0;
    }

    @EventListener
    synchronized void wrong(AuthenticationFailureBadCredentialsEvent failure) {
        left.computeIfAbsent(failure.getAuthentication().getName(), _ -> bucket())
                .tryConsume(1);
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(WRONG_ONES).refillGreedy(WRONG_ONES, Duration.ofMinutes(1)))
                .build();
    }
}
