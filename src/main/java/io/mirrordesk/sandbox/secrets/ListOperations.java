package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** ListSecrets: filtered, ordered and paged. */
final class ListOperations {

    /**
     * A page of secrets.
     *
     * @param nextToken null on the last page
     */
    record Page(List<Secret> secrets, @Nullable String nextToken) {}

    private final Store store;
    private final Clock clock;

    ListOperations(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.on("ListSecrets", ListSecretsRequest::builder, this::list);
    }

    private SdkPojo list(Caller caller, ListSecretsRequest request) {
        int size = Checks.range("maxResults", Objects.requireNonNullElse(request.maxResults(), 100), 1, 100);
        SecretOrder order = SecretOrder.read(request.sortByAsString(), request.sortOrderAsString());
        boolean deleted = Boolean.TRUE.equals(request.includePlannedDeletion());
        List<SecretFilter> filters = SecretFilter.read(request.filters());
        Page page = page(caller.registry(), filters, deleted, order, request.nextToken(), size);
        return ListSecretsResponse.builder()
                .secretList(page.secrets().stream().map(this::entry).toList())
                .nextToken(page.nextToken())
                .build();
    }

    Page page(
            Registry registry,
            List<SecretFilter> filters,
            boolean deleted,
            SecretOrder order,
            @Nullable String nextToken,
            int size) {
        store.secrets().purge(clock.instant());
        List<Secret> found = store.secrets().list(registry).stream()
                .filter(secret -> deleted || secret.deletedAt() == null)
                .filter(secret -> filters.stream().allMatch(filter -> filter.fits(secret)))
                .toList();
        List<Secret> rest = order.sorted(found, nextToken);
        List<Secret> secrets = rest.subList(0, Math.min(size, rest.size()));
        return new Page(secrets, rest.size() > size ? order.token(secrets.getLast()) : null);
    }

    private SecretListEntry entry(Secret secret) {
        return SecretListEntry.builder()
                .arn(secret.arn())
                .name(secret.name())
                .description(secret.description())
                .kmsKeyId(secret.kmsKey())
                .tags(SecretTags.write(secret.tags()))
                .createdDate(secret.createdAt())
                .lastChangedDate(secret.changedAt())
                .lastAccessedDate(DescriptionOperations.day(secret.accessedAt()))
                .deletedDate(secret.deletedAt())
                .secretVersionsToStages(DescriptionOperations.stages(store.secretVersions(), secret))
                .build();
    }
}
