package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.store.Store;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code POST …/blobs/uploads/?mount=<digest>&from=<name>}: a layer of one repository served by another. As ECR has it: only if the
 * account setting BLOB_MOUNTING says so, within one registry and one encryption, and not from a pull-through cache (ECR user
 * guide, blob mounting).
 */
final class Mounts {

    private final Store store;
    private final Guard guard;

    Mounts(Store store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    /** The digest that has been mounted; empty if the client has to upload it. */
    Optional<String> mount(Call call, Repository into) {
        Optional<String> digest = call.query("mount");
        Optional<Repository> source = call.query("from")
                .filter(from -> digest.isPresent() && isEnabled(call))
                .flatMap(from -> store.repositories().find(call.registry(), from))
                .filter(from -> mayServe(call, from, into));
        return digest.filter(wanted -> source.isPresent() && put(source.get(), wanted, into));
    }

    private boolean isEnabled(Call call) {
        return store.documents()
                .find(call.registry(), Documents.setting("BLOB_MOUNTING"))
                .filter("ENABLED"::equals)
                .isPresent();
    }

    private boolean mayServe(Call call, Repository from, Repository into) {
        return guard.allowsAt(call.wanted(), from, Guard.GET_LAYER)
                && sameEncryption(from.settings(), into.settings())
                && store.rules().covering(from.registry(), from.name()).isEmpty();
    }

    private static boolean sameEncryption(RepositorySettings one, RepositorySettings other) {
        return one.encryptionType().equals(other.encryptionType()) && Objects.equals(one.kmsKey(), other.kmsKey());
    }

    private boolean put(Repository from, String digest, Repository into) {
        OptionalLong size = store.layers().size(from.id(), digest);
        size.ifPresent(bytes -> store.layers().put(into.id(), digest, bytes));
        return size.isPresent();
    }
}
