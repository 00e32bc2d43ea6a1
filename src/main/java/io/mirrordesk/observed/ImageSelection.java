package io.mirrordesk.observed;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.plan.RegistryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories' images. Null lets everything through; at most one of the last four is given.
 *
 * @param repository one by its name
 * @param mirror those of a mirror, by its prefix
 * @param prefix those whose names begin with it and a slash
 * @param template those that a template governs, in whatever version
 */
public record ImageSelection(
        @Nullable RegistryId registry,
        @Nullable String repository,
        @Nullable String mirror,
        @Nullable String prefix,
        @Nullable String template) {

    /** @throws InvalidInput when more than one of repository, mirror, prefix and template is given */
    public ImageSelection {
        if (Stream.of(repository, mirror, prefix, template)
                        .filter(given -> given != null)
                        .count()
                > 1) {
            throw new InvalidInput(List.of(new FieldError(
                    mirror == null ? "prefix" : "mirror",
                    "Choose repositories in one way: repository, mirror or prefix.")));
        }
    }

    /** Those that a template governs, in all registries. */
    public static ImageSelection governedBy(String template) {
        return new ImageSelection(null, null, null, null, template);
    }

    String condition() {
        StringBuilder sql = new StringBuilder("true");
        append(sql, registry, " and registry_id = :registry");
        append(sql, repository, " and name = :repository");
        append(sql, mirror, " and mirror = :mirror");
        append(sql, prefix, " and starts_with(name, :prefix || '/')");
        append(sql, template, " and split_part(template, '@', 1) = :template");
        return sql.toString();
    }

    Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>();
        put(all, "registry", registry == null ? null : registry.toString());
        put(all, "repository", repository);
        put(all, "mirror", mirror);
        put(all, "prefix", prefix);
        put(all, "template", template);
        return all;
    }

    private static void append(StringBuilder sql, @Nullable Object given, String condition) {
        if (given != null) {
            sql.append(condition);
        }
    }

    private static void put(Map<String, Object> all, String name, @Nullable Object given) {
        if (given != null) {
            all.put(name, given);
        }
    }
}
