package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v2/<name>/tags/list?n=…&last=…}. */
final class TagLists {

    private static final int LARGEST_PAGE = 1000;

    private final Store store;
    private final Guard guard;

    TagLists(Store store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    void get(Call call) throws IOException {
        Repository repository = guard.require(call, Guard.LIST_IMAGES);
        int size = pageSize(call.request().getParameter("n"));
        @Nullable String last = call.request().getParameter("last");
        List<String> found = store.tags().list(repository.id(), last == null ? "" : last, size + 1).stream()
                .map(ImageTags.Tag::name)
                .toList();
        List<String> page = found.subList(0, Math.min(size, found.size()));
        if (found.size() > size && size > 0) {
            String next = "/v2/" + call.name() + "/tags/list?last=" + page.getLast() + "&n=" + size;
            call.response().setHeader("Link", "<" + next + ">; rel=\"next\"");
        }
        call.response().setContentType("application/json");
        Map<String, Object> body = new TreeMap<>(Map.of("name", call.name(), "tags", page));
        call.response().getOutputStream().write(JsonMapper.shared().writeValueAsBytes(body));
    }

    private static int pageSize(@Nullable String n) {
        if (n == null) {
            return LARGEST_PAGE;
        }
        if (!n.matches("\\d{1,9}")) {
            throw new OciError(400, "PAGINATION_NUMBER_INVALID", "The number of tags is not valid");
        }
        return Math.min(LARGEST_PAGE, Integer.parseInt(n));
    }
}
