package io.mirrordesk.identity;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    /** @param what names what is asked for, with all that the answer depends on */
    public static <T> T of(String what, Supplier<T> read) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (!(request instanceof ServletRequestAttributes web)
                || !HttpMethod.GET.matches(web.getRequest().getMethod())) {
            return read.get();
        }
        String name = PerRequest.class.getName() + " " + what;
        return remembered(web.getAttribute(name, RequestAttributes.SCOPE_REQUEST), () -> {
            T answer = read.get();
            web.setAttribute(name, new Known<>(answer), RequestAttributes.SCOPE_REQUEST);
            return answer;
        });
    }

    @SuppressWarnings("unchecked") // one name stands for one question, and so for one type of answer
    private static <T> T remembered(@Nullable Object known, Supplier<T> otherwise) {
        return known instanceof Known<?>(Object answer) ? (T) answer : otherwise.get();
    }

    private record Known<T>(T answer) {}
}
