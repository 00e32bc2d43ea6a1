package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets without their values: create, describe, list. */
final class SecretOperations {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");

    private final SecretFinder finder;
    private final Store store;
    private final Clock clock;

    SecretOperations(SecretFinder finder, Store store, Clock clock) {
        this.finder = finder;
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateSecret", CreateSecretRequest::builder, this::create)
                .on("DescribeSecret", DescribeSecretRequest::builder, this::describe)
                .on("ListSecrets", ListSecretsRequest::builder, this::list);
    }

    private SdkPojo create(Caller caller, CreateSecretRequest request) {
        if (request.name() == null || !NAME.matcher(request.name()).matches()) {
            throw SecretErrors.invalidParameter("Invalid name. Must be a valid name containing alphanumeric characters,"
                    + " or any of the following: -/_+=.@!");
        }
        store.secrets().purge(clock.instant());
        NewValue value = NewValue.of(request.secretString(), request.secretBinary());
        String version = Objects.requireNonNullElseGet(
                request.clientRequestToken(), () -> UUID.randomUUID().toString());
        Secret secret = store.database().write(() -> insert(caller.registry(), request, version, value));
        return CreateSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(value.isPresent() ? version : null)
                .build();
    }

    private Secret insert(Registry registry, CreateSecretRequest request, String version, NewValue value) {
        String name = String.valueOf(request.name());
        Instant now = clock.instant();
        Secret wish = new Secret(
                0,
                registry,
                name,
                arn(registry, name),
                request.description(),
                request.kmsKeyId(),
                tags(request.tags()),
                now,
                now,
                null,
                null,
                null);
        Secret secret = store.secrets()
                .find(registry, name)
                .map(found -> same(found, version, value))
                .orElseGet(() -> store.secrets().create(wish).orElseThrow(() -> SecretErrors.exists(name)));
        boolean isNew = store.secretVersions().find(secret.id(), version).isEmpty();
        if (value.isPresent() && isNew) {
            store.secretVersions().add(secret.id(), value.version(version, now, List.of(SecretVersion.CURRENT)));
        }
        return secret;
    }

    /** A repeated call with the same token and value is no second creation; anything else is a clash. */
    private Secret same(Secret found, String version, NewValue value) {
        if (found.deletedAt() != null) {
            throw SecretErrors.deletionScheduled(found.name());
        }
        return store.secretVersions()
                .find(found.id(), version)
                .filter(value::isIn)
                .map(same -> found)
                .orElseThrow(() -> SecretErrors.exists(found.name()));
    }

    private static String arn(Registry registry, String name) {
        byte[] random = new byte[3];
        ThreadLocalRandom.current().nextBytes(random);
        return "arn:aws:secretsmanager:" + registry.region() + ":" + registry.account() + ":secret:" + name + "-"
                + HexFormat.of().formatHex(random);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> byKey = new TreeMap<>();
        tags.forEach(tag -> byKey.put(String.valueOf(tag.key()), Objects.requireNonNullElse(tag.value(), "")));
        return byKey;
    }

    private static List<Tag> model(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private SdkPojo describe(Caller caller, DescribeSecretRequest request) {
        Secret secret = finder.any(caller, request.secretId());
        Map<String, List<String>> stages = new TreeMap<>();
        store.secretVersions().list(secret.id()).stream()
                .filter(version -> !version.stages().isEmpty())
                .forEach(version -> stages.put(version.id(), version.stages()));
        return DescribeSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .description(secret.description())
                .kmsKeyId(secret.kmsKey())
                .tags(secret.tags().isEmpty() ? null : model(secret.tags()))
                .createdDate(secret.createdAt())
                .lastChangedDate(secret.changedAt())
                .lastAccessedDate(secret.accessedAt())
                .deletedDate(secret.deletedAt())
                .versionIdsToStages(stages)
                .build();
    }

    private SdkPojo list(Caller caller, ListSecretsRequest request) {
        int size = Objects.requireNonNullElse(request.maxResults(), 100);
        if (size < 1 || size > 100) {
            throw SecretErrors.invalidParameter("MaxResults has to be between 1 and 100.");
        }
        store.secrets().purge(clock.instant());
        boolean deleted = Boolean.TRUE.equals(request.includePlannedDeletion());
        List<Secret> found =
                store.secrets().list(caller.registry(), after(request.nextToken()), Integer.MAX_VALUE).stream()
                        .filter(secret -> deleted || secret.deletedAt() == null)
                        .filter(secret -> request.filters().stream().allMatch(filter -> fits(secret, filter)))
                        .limit(size + 1L)
                        .toList();
        List<Secret> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? token(page.getLast().name()) : null;
        return ListSecretsResponse.builder()
                .secretList(page.stream().map(SecretOperations::entry).toList())
                .nextToken(next)
                .build();
    }

    private static boolean fits(Secret secret, Filter filter) {
        String value = switch (String.valueOf(filter.keyAsString())) {
            case "name", "all" -> secret.name();
            case "description" -> Objects.requireNonNullElse(secret.description(), "");
            case "tag-key" -> String.join(" ", secret.tags().keySet());
            case "tag-value" -> String.join(" ", secret.tags().values());
            default -> "";
        };
        return filter.values().stream()
                .anyMatch(wanted ->
                        wanted.startsWith("!") ? !value.startsWith(wanted.substring(1)) : value.startsWith(wanted));
    }

    private static SecretListEntry entry(Secret secret) {
        return SecretListEntry.builder()
                .arn(secret.arn())
                .name(secret.name())
                .description(secret.description())
                .kmsKeyId(secret.kmsKey())
                .tags(secret.tags().isEmpty() ? null : model(secret.tags()))
                .createdDate(secret.createdAt())
                .lastChangedDate(secret.changedAt())
                .deletedDate(secret.deletedAt())
                .build();
    }

    private static String after(@Nullable String token) {
        try {
            return token == null ? "" : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SecretErrors.invalidParameter("The parameter NextToken is not valid.");
        }
    }

    private static String token(String name) {
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }
}
