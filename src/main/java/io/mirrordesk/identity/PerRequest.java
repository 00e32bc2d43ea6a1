package io.mirrordesk.identity;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Remembers what several parts of one page ask for, until the page is given. Only what is read for a {@code GET} is remembered: whoever
 * changes something asks anew.
 */
public final class PerRequest {

    private PerRequest() {}

    /** What was asked for before, for whoever can do with it. */
    public static <T> Optional<T> known(String what) {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(name(what), RequestAttributes.SCOPE_REQUEST))
                .map(PerRequest::answer);
    }

    /** @param what names what is asked for, with all that the answer depends on */
    public static <T> T of(String what, Supplier<T> read) {
        if (!isReading()) {
            return read.get();
        }
        Optional<T> known = known(what);
        return known.orElseGet(() -> {
            T answer = read.get();
            RequestContextHolder.currentRequestAttributes()
                    .setAttribute(name(what), answer, RequestAttributes.SCOPE_REQUEST);
            return answer;
        });
    }

    /** Whether a page or list is being read, so that answers are remembered. */
    public static boolean isReading() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                && HttpMethod.GET.matches(web.getRequest().getMethod());
    }

    private static String name(String what) {
        return PerRequest.class.getName() + " " + what;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // one name stands for one question, so for one type
    private static <T> T answer(Object known) {
        return (T) known;
    }
}
