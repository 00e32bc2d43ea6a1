package io.mirrordesk.observed;

import io.mirrordesk.aws.ImageContents;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.oci.Descriptor;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.ImageConfig;
import io.mirrordesk.oci.Manifest;
import io.mirrordesk.oci.Platform;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Manifests and configurations of images: read from AWS the first time that somebody asks, and kept, as a digest never changes. */
@Service
public class Manifests {

    private static final String KEEP = """
            insert into manifest (digest, media_type, members, platforms, body, config, read_at)
            values (:digest, :media_type, :members, :platforms, :body, :config, :read_at)
            on conflict (digest) do nothing""";

    private final LiveState live;
    private final SyncStates states;
    private final ImageContents contents;
    private final JdbcClient jdbc;
    private final Clock clock;

    Manifests(LiveState live, SyncStates states, ImageContents contents, JdbcClient jdbc, Clock clock) {
        this.live = live;
        this.states = states;
        this.contents = contents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What an image consists of.
     *
     * @param config null for an index and for what is no container image
     * @param readAt when it was read from AWS
     */
    public record Content(Manifest manifest, @Nullable ImageConfig config, Instant readAt) {}

    /**
     * Reads an image by its digest; empty if AWS says that the repository does not hold it.
     *
     * @throws io.mirrordesk.aws.AwsUnavailable when it is not known yet and AWS cannot be read, or the image is archived
     * @throws io.mirrordesk.oci.InvalidManifest when it is of a kind that cannot be read
     */
    public Optional<Content> read(RegistryId registry, RepositoryName repository, Digest digest) {
        return known(digest).or(() -> fetch(registry, repository, digest));
    }

    private Optional<Content> known(Digest digest) {
        return jdbc.sql("select body, config, read_at from manifest where digest = ?")
                .param(digest.toString())
                .query((row, _) ->
                        content(row.getString("body"), row.getString("config"), RowMapping.required(row, "read_at")))
                .optional();
    }

    private Optional<Content> fetch(RegistryId registry, RepositoryName repository, Digest digest) {
        if (!states.isInAws(registry)) {
            return Optional.empty();
        }
        RegistryConnection connection = live.connection(registry);
        return contents.manifest(connection, repository, digest).map(body -> {
            Manifest manifest = Manifest.parse(body);
            Optional<String> config =
                    manifest.imageConfig().flatMap(blob -> contents.smallLayer(connection, repository, blob.digest()));
            Instant readAt = clock.instant();
            Content content = content(body, config.orElse(null), readAt);
            keep(digest, content, body, config.orElse(null));
            return content;
        });
    }

    private void keep(Digest digest, Content content, String body, @Nullable String config) {
        Manifest manifest = content.manifest();
        jdbc.sql(KEEP)
                .param("digest", digest.toString())
                .param("media_type", manifest.mediaType())
                .param("members", texts(manifest.members().stream().map(Descriptor::digest)))
                .param("platforms", texts(platforms(content)))
                .param("body", body)
                .param("config", config)
                .param("read_at", content.readAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Stream<Platform> platforms(Content content) {
        ImageConfig config = content.config();
        return config != null
                ? Stream.of(config.platform())
                : content.manifest().members().stream()
                        .filter(member -> !member.isAttestation())
                        .flatMap(member -> Stream.ofNullable(member.platform()));
    }

    private static String[] texts(Stream<?> values) {
        return values.map(Object::toString).toArray(String[]::new);
    }

    private static Content content(String body, @Nullable String config, Instant readAt) {
        return new Content(Manifest.parse(body), config == null ? null : ImageConfig.parse(config), readAt);
    }
}
