package io.mirrordesk.portal.api;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.identity.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} takes effect once: a repeated one gets the first answer again. Only success is kept,
 * since a refusal changed nothing; a call that a crash cut off stays refused, since nobody knows what it did.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_KEY = 255;

    private final IdempotencyKeys keys;
    private final CurrentPerson current;

    IdempotencyFilter(IdempotencyKeys keys, CurrentPerson current) {
        this.keys = keys;
        this.current = current;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().startsWith("/api/")
                || request.getHeader(KEY) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        Optional<Person> person = current.find();
        if (person.isEmpty()) {
            chain.doFilter(request, response);
        } else if (key.isBlank() || key.length() > LONGEST_KEY) {
            refuse(response, HttpStatus.BAD_REQUEST, "malformed-request", KEY + " has 1 to 255 characters.");
        } else {
            answer(new IdempotencyKeys.Use(person.get().name(), key), request, response, chain);
        }
    }

    private void answer(
            IdempotencyKeys.Use use, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RereadRequest reread = RereadRequest.of(request);
        String hash = reread.hash();
        if (keys.begin(use, hash)) {
            perform(use, reread, response, chain);
            return;
        }
        Optional<IdempotencyKeys.Earlier> earlier = keys.find(use);
        if (earlier.isPresent() && !earlier.get().bodyHash().equals(hash)) {
            refuse(
                    response,
                    HttpStatus.CONFLICT,
                    "idempotency-key-reused",
                    "This " + KEY + " was sent before with another request: use a new key for a new request.");
        } else if (earlier.flatMap(IdempotencyKeys.Earlier::answer).isPresent()) {
            replay(earlier.flatMap(IdempotencyKeys.Earlier::answer).get(), response);
        } else {
            refuse(
                    response,
                    HttpStatus.CONFLICT,
                    "idempotency-key-in-use",
                    "A request with this " + KEY + " is under way, or was cut off: look whether it took effect before"
                            + " sending it with a new key.");
        }
    }

    private void perform(
            IdempotencyKeys.Use use, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, caching);
            if (HttpStatus.valueOf(caching.getStatus()).is2xxSuccessful()) {
                keys.keep(use, new KeptAnswer(caching.getStatus(), headers(caching), caching.getContentAsByteArray()));
                kept = true;
            }
        } finally {
            if (!kept) {
                keys.forget(use);
            }
        }
        caching.copyBodyToResponse();
    }

    private static KeptAnswer.Headers headers(HttpServletResponse response) {
        return new KeptAnswer.Headers(response.getContentType(), response.getHeader("Location"));
    }

    private static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.headers().contentType() != null) {
            response.setContentType(answer.headers().contentType());
        }
        if (answer.headers().location() != null) {
            response.setHeader("Location", answer.headers().location());
        }
        response.getOutputStream().write(answer.body());
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        RefusedHere.write(response, Refusal.of(status, type, detail));
    }
}
