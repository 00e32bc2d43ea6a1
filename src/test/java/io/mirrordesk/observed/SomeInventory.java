package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repositories and images written straight into the inventory, in a registry that no sync knows. */
final class SomeInventory {

    static final RegistryId ELSEWHERE = RegistryId.parse("999900001111.eu-west-1");

    /** A repository as a filter sees it. */
    record Repository(
            String name,
            @Nullable String mirror,
            @Nullable String template,
            @Nullable String team,
            @Nullable Boolean conforms,
            boolean requested,
            long size,
            Instant createdAt,
            @Nullable Instant pushedAt,
            @Nullable Instant pulledAt,
            List<Image> images) {}

    /** An image as a filter sees it. */
    record Image(
            String digest,
            List<String> tags,
            String mediaType,
            @Nullable String artifactType,
            long size,
            Instant pushedAt,
            @Nullable Instant pulledAt) {}

    private final JdbcClient jdbc;

    SomeInventory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void clear() {
        jdbc.sql("delete from repository where registry_id = ?")
                .param(ELSEWHERE.toString())
                .update();
    }

    void add(Repository repository) {
        long id = jdbc.sql("""
                        insert into repository (registry_id, name, arn, created_at, tag_mutability, scan_on_push, encryption,
                                                mirror, template, team, requested, conforms, images, size_bytes,
                                                last_pushed_at, last_pulled_at, listed_in)
                        values (:registry, :name, '', :created, 'MUTABLE', true, 'AES256', :mirror, :template, :team, :requested,
                                :conforms, :images, :size, :pushed, :pulled, 1) returning id""")
                .param("registry", ELSEWHERE.toString())
                .param("name", repository.name())
                .param("created", at(repository.createdAt()))
                .param("mirror", repository.mirror())
                .param("template", repository.template())
                .param("team", repository.team())
                .param("requested", repository.requested())
                .param("conforms", repository.conforms())
                .param("images", repository.images().size())
                .param("size", repository.size())
                .param("pushed", at(repository.pushedAt()))
                .param("pulled", at(repository.pulledAt()))
                .query(Long.class)
                .single();
        repository.images().forEach(image -> add(id, image));
    }

    private void add(long repository, Image image) {
        long id = jdbc.sql("""
                        insert into image (repository_id, registry_id, digest, media_type, artifact_type, size_bytes, pushed_at,
                                           last_pulled_at)
                        values (:repository, :registry, :digest, :media, :artifact, :size, :pushed, :pulled) returning id""")
                .param("repository", repository)
                .param("registry", ELSEWHERE.toString())
                .param("digest", image.digest())
                .param("media", image.mediaType())
                .param("artifact", image.artifactType())
                .param("size", image.size())
                .param("pushed", at(image.pushedAt()))
                .param("pulled", at(image.pulledAt()))
                .query(Long.class)
                .single();
        image.tags()
                .forEach(tag -> jdbc.sql("insert into image_tag (repository_id, tag, image_id) values (?, ?, ?)")
                        .params(repository, tag, id)
                        .update());
    }

    private static @Nullable Object at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
