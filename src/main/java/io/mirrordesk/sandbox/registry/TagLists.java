package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code GET /v2/<name>/tags/list?n=…&last=…}, in the order of their characters. */
final class TagLists {

    private final Store store;
    private final Guard guard;

    TagLists(Store store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    void get(Call call) throws IOException {
        Repository repository = guard.require(call.wanted(), Guard.LIST_IMAGES);
        Paging paging = Paging.of(call);
        List<String> found = store.tags().list(repository.id(), paging.last(), paging.limit()).stream()
                .map(ImageTags.Tag::name)
                .toList();
        Map<String, Object> body = new TreeMap<>(Map.of("name", call.name(), "tags", paging.page(call, found)));
        call.response().setContentType("application/json");
        call.response().getOutputStream().write(Paging.json(body));
    }
}
