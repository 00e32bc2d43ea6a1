package io.mirrordesk.sandbox.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of names as {@code ?n=…&last=…} asks for it.
 *
 * @param size names on the page; 0 is a page of none
 * @param last the name after which the page begins; empty for the first page
 */
record Paging(int size, String last) {

    private static final int LARGEST_PAGE = 1000;

    /** 400 for a number that is none, and ECR's 405 for more than a thousand. */
    static Paging of(Call call) {
        String n = call.query("n").orElse(String.valueOf(LARGEST_PAGE));
        if (!n.matches("\\d{1,9}")) {
            throw new OciError(400, "PAGINATION_NUMBER_INVALID", "The number of names is not valid");
        }
        int size = Integer.parseInt(n);
        if (size > LARGEST_PAGE) {
            throw new OciError(
                    405,
                    "UNSUPPORTED",
                    "Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have value less than"
                            + " or equal to 1000'");
        }
        return new Paging(size, call.query("last").orElse(""));
    }

    /** One more than the page has, to see whether another page follows. */
    int limit() {
        return size + 1;
    }

    /** The names of the page; sets {@code Link} if there are more. */
    List<String> page(Call call, List<String> found) {
        List<String> page = found.subList(0, Math.min(size, found.size()));
        if (found.size() > size && size > 0) {
            String after = URLEncoder.encode(page.getLast(), StandardCharsets.UTF_8);
            String next = call.request().getRequestURI() + "?last=" + after + "&n=" + size;
            call.response().setHeader("Link", "<" + next + ">; rel=\"next\"");
        }
        return page;
    }

    static byte[] json(Map<String, Object> body) {
        return JsonMapper.shared().writeValueAsBytes(body);
    }
}
