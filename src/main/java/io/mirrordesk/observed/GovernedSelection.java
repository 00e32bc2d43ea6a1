package io.mirrordesk.observed;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.TemplateSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The repositories that a template governs and that reconciling may touch: a mirror's own, or asked for by name; those of {@code ROOT} are
 * people's applications. The same law as {@code governance.Ownership}, for many repositories at once.
 *
 * @param wanted what a repository of each mirror should be once the version is there, by prefix
 */
record GovernedSelection(RegistryId registry, List<ManagedMirror> mirrors, Map<Prefix, Resource.Repository> wanted) {

    private static final String MIRROR = "[array_position(:mirrors::text[], mirror)]";

    /** A plain condition on {@code repository}, so that portions of it come along the primary key. */
    static final String CONDITION = """
            registry_id = :registry and mirror = any (:mirrors)
              and (requested or created_at >= (:sinces::timestamptz[])%s)""".formatted(MIRROR);

    /** Whether it has the tags that its mirror wants. */
    static final String TAGGED = "tags @> (:tags::jsonb[])" + MIRROR;

    /** What a roll-out may change of a repository, but for tags, which others may add to. */
    static final String STATE = """
            md5(concat_ws('|', tag_mutability, scan_on_push, coalesce(lifecycle_policy, ''),
                          coalesce(repository_policy, '')))""";

    static GovernedSelection of(RegistryId registry, List<ManagedMirror> users, TemplateSpec template) {
        List<ManagedMirror> mirrors = users.stream()
                .filter(mirror -> mirror.definition().registry().equals(registry))
                .filter(mirror -> !mirror.prefix().isRoot())
                .toList();
        Map<Prefix, Resource.Repository> wanted = new LinkedHashMap<>();
        mirrors.forEach(mirror -> wanted.put(
                mirror.prefix(),
                new Blueprint(mirror.definition().with(template))
                        .repository(mirror.prefix().resolve("any"))));
        return new GovernedSelection(registry, mirrors, wanted);
    }

    Resource.Repository wanted(Prefix mirror) {
        return Objects.requireNonNull(wanted.get(mirror), "only mirrors of the selection are asked for");
    }

    Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>();
        all.put("registry", registry.toString());
        all.put(
                "mirrors",
                mirrors.stream().map(mirror -> mirror.prefix().value()).toArray(String[]::new));
        all.put(
                "sinces",
                mirrors.stream().map(mirror -> mirror.managedSince().toString()).toArray(String[]::new));
        all.put(
                "tags",
                mirrors.stream()
                        .map(mirror -> RowJson.write(wanted(mirror.prefix()).tags()))
                        .toArray(String[]::new));
        return all;
    }
}
