package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/** GetSecretValue and BatchGetSecretValue. */
final class ReadOperations {

    private final SecretFinder finder;
    private final ListOperations lists;
    private final Store store;
    private final Clock clock;

    ReadOperations(SecretFinder finder, ListOperations lists, Store store, Clock clock) {
        this.finder = finder;
        this.lists = lists;
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("GetSecretValue", GetSecretValueRequest::builder, this::get)
                .on("BatchGetSecretValue", BatchGetSecretValueRequest::builder, this::getBatch);
    }

    private SdkPojo get(Caller caller, GetSecretValueRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        SecretVersion version = read(secret, request.versionId(), request.versionStage());
        return GetSecretValueResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(version.id())
                .secretString(version.text())
                .secretBinary(version.bytes() == null ? null : SdkBytes.fromByteArray(version.bytes()))
                .versionStages(version.stages())
                .createdDate(version.createdAt())
                .build();
    }

    private SecretVersion read(Secret secret, @Nullable String versionId, @Nullable String stage) {
        SecretVersion version = find(secret, versionId, stage);
        Instant now = clock.instant();
        Instant known = store.secretVersions().accesses(secret.id()).get(version.id());
        // What is shown of an access is its day: the second read of a day need not be written.
        if (known == null || !Objects.equals(DescriptionOperations.day(known), DescriptionOperations.day(now))) {
            store.database().write(() -> {
                store.secrets().update(secret.id(), current -> current.accessed(now));
                store.secretVersions().accessed(secret.id(), version.id(), now);
            });
        }
        return version;
    }

    private SecretVersion find(Secret secret, @Nullable String versionId, @Nullable String givenStage) {
        SecretVersions versions = store.secretVersions();
        if (versionId == null) {
            String stage = Objects.requireNonNullElse(givenStage, SecretVersion.CURRENT);
            return versions.atStage(secret.id(), stage).orElseThrow(() -> SecretErrors.valueNotFound(stage));
        }
        SecretVersion version =
                versions.find(secret.id(), versionId).orElseThrow(() -> SecretErrors.versionNotFound(versionId));
        if (givenStage != null && !version.stages().contains(givenStage)) {
            throw SecretErrors.invalidRequest(
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        return version;
    }

    private SdkPojo getBatch(Caller caller, BatchGetSecretValueRequest request) {
        check(request);
        int size = Checks.range("maxResults", Objects.requireNonNullElse(request.maxResults(), 20), 1, 20);
        List<String> ids = request.secretIdList();
        @Nullable String next = null;
        if (request.hasFilters()) {
            ListOperations.Page page = lists.page(
                    caller.registry(),
                    SecretFilter.read(request.filters()),
                    false,
                    SecretOrder.OLDEST_FIRST,
                    request.nextToken(),
                    size);
            ids = page.secrets().stream().map(Secret::arn).toList();
            next = page.nextToken();
        }
        return values(caller, ids).nextToken(next).build();
    }

    private static void check(BatchGetSecretValueRequest request) {
        if (request.hasFilters() == request.hasSecretIdList()) {
            throw SecretErrors.invalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
        }
        if (request.maxResults() != null && !request.hasFilters()) {
            throw SecretErrors.invalidParameter(
                    "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");
        }
        if (request.hasSecretIdList()) {
            Checks.range("secretIdList", request.secretIdList().size(), 1, 20);
        }
    }

    private BatchGetSecretValueResponse.Builder values(Caller caller, List<String> ids) {
        List<SecretValueEntry> values = new ArrayList<>();
        List<APIErrorType> errors = new ArrayList<>();
        for (String id : ids) {
            try {
                Secret secret = finder.active(caller, id);
                values.add(entry(secret, read(secret, null, null)));
            } catch (AwsError e) {
                errors.add(APIErrorType.builder()
                        .secretId(id)
                        .errorCode(e.type())
                        .message(e.text())
                        .build());
            }
        }
        return BatchGetSecretValueResponse.builder().secretValues(values).errors(errors);
    }

    private static SecretValueEntry entry(Secret secret, SecretVersion version) {
        return SecretValueEntry.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(version.id())
                .secretString(version.text())
                .secretBinary(version.bytes() == null ? null : SdkBytes.fromByteArray(version.bytes()))
                .versionStages(version.stages())
                .createdDate(version.createdAt())
                .build();
    }
}
