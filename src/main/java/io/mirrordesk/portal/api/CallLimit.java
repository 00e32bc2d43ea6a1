package io.mirrordesk.portal.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One person's script cannot take the API from the others: calls above the rate are refused with 429 and {@code Retry-After}, before
 * they do anything. Counted for each person and by each replica.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class CallLimit extends OncePerRequestFilter {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int rate;
    private final int burst;

    /**
     * @param rate calls per second of one person
     * @param burst how many calls may come at once
     */
    CallLimit(@Value("${mirrordesk.api.calls-per-second}") int rate, @Value("${mirrordesk.api.burst}") int burst) {
        this.rate = rate;
        this.burst = burst;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ConsumptionProbe> refused = Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .map(name -> buckets.computeIfAbsent(name, _ -> bucket()))
                .map(bucket -> bucket.tryConsumeAndReturnRemaining(1))
                .filter(probe -> !probe.isConsumed());
        if (refused.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Math.max(
                1,
                Duration.ofNanos(refused.get().getNanosToWaitForRefill())
                        .plusMillis(999)
                        .toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        RefusedHere.write(
                response,
                Refusal.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "You may send " + rate + " calls a second: wait "
                                + (seconds == 1 ? "a second" : seconds + " seconds") + " and send it again."));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }
}
