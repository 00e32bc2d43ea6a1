package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v2/_catalog?n=…&last=…}: the repositories' names, for who may describe them. */
final class Catalog {

    private static final String DESCRIBE = "ecr:DescribeRepositories";

    private final Store store;
    private final Gate gate;

    Catalog(Store store, Gate gate) {
        this.store = store;
        this.gate = gate;
    }

    void get(Call call) throws IOException {
        if (!gate.allows(call.wanted().caller(), DESCRIBE, call.registry(), "*", Optional.empty())) {
            throw OciError.denied(
                    call.wanted().caller(), DESCRIBE, call.registry().repositoryArn("*"));
        }
        Paging paging = Paging.of(call);
        List<String> found = store.repositories().list(call.registry(), paging.last(), paging.limit()).stream()
                .map(Repository::name)
                .toList();
        call.response().setContentType("application/json");
        call.response().getOutputStream().write(Paging.json(Map.of("repositories", paging.page(call, found))));
    }
}
