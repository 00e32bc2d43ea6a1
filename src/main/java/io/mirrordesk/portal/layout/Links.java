package io.mirrordesk.portal.layout;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Links that are the current address with one thing changed. Filters, sort and cursor live in the address; whatever changes
 * but the cursor starts again at the first page.
 */
@Component("links")
class Links {

    private static final String CURSOR = "cursor";

    /** The same list with this parameter set, from its first page. */
    public String with(String name, Object value) {
        return set(current().replaceQueryParam(CURSOR), name, value);
    }

    /** The same list without this filter, from its first page. */
    public String without(String name) {
        return current()
                .replaceQueryParam(CURSOR)
                .replaceQueryParam(name)
                .build()
                .toUriString();
    }

    /** The same page of the list with this parameter set. */
    public String on(String name, Object value) {
        return set(current(), name, value);
    }

    /** The same page of the list without this parameter. */
    public String off(String name) {
        return current().replaceQueryParam(name).build().toUriString();
    }

    /** The same list without any filter, sort or cursor. */
    public String bare() {
        return current().replaceQuery(null).build().toUriString();
    }

    /** The path and query of this page, to come back to. */
    public String here() {
        return current().build().toUriString();
    }

    /** Sorts by this column, or the other way round when it is sorted by it already. */
    public String sort(String column) {
        return with("sort", sorted(column).equals("descending") ? column : "-" + column);
    }

    /** {@code ascending}, {@code descending} or {@code none}: the value of {@code aria-sort}. */
    public String sorted(String column) {
        String sort = value("sort");
        if (sort.equals(column)) {
            return "ascending";
        }
        return sort.equals("-" + column) ? "descending" : "none";
    }

    /** A parameter of the current address, empty if it is not there. */
    public String value(String name) {
        String value = attributes().getRequest().getParameter(name);
        return value == null ? "" : value;
    }

    private static String set(UriComponentsBuilder address, String name, Object value) {
        return address.replaceQueryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8))
                .build()
                .toUriString();
    }

    private static ServletRequestAttributes attributes() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }

    /** As the browser sent it, still encoded, without scheme and host. */
    private static UriComponentsBuilder current() {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null);
    }
}
