package io.mirrordesk.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** The page that somebody wanted before signing in, carried by the address; never one outside of this portal. */
public final class ReturnAddress {

    /** The page for signing in. */
    public static final String SIGN_IN = "/sign-in";

    /** The parameter that carries the address. */
    public static final String PARAMETER = "to";

    // A second slash or a backslash would be another host to a browser.
    private static final Pattern LOCAL = Pattern.compile("/(?:[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private ReturnAddress() {}

    /** What the request carries if it is a page of ours, else the first page. */
    public static String of(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PARAMETER))
                .filter(address -> LOCAL.matcher(address).matches())
                .orElse("/");
    }

    /** The sign-in page that leads back to this request. */
    static String signInFor(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String wanted = request.getRequestURI() + query;
        boolean plain = !"GET".equals(request.getMethod()) || wanted.equals("/");
        return plain
                ? SIGN_IN
                : SIGN_IN + "?" + PARAMETER + "=" + UriUtils.encodeQueryParam(wanted, StandardCharsets.UTF_8);
    }
}
