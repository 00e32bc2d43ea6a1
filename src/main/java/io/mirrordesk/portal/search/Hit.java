package io.mirrordesk.portal.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Something that was found. */
public sealed interface Hit {

    @JsonProperty
    Kind kind();

    /** What it is called. */
    @JsonProperty
    String title();

    /** Path of its page. */
    @JsonProperty
    String link();

    /** Whether it is just what was typed. */
    @JsonProperty
    boolean exact();

    /** @param upstream its name for people */
    record MirrorHit(long id, String registry, String title, String upstream, String team, String state, boolean exact)
            implements Hit {

        @Override
        public Kind kind() {
            return Kind.MIRROR;
        }

        @Override
        public String link() {
            return "/mirrors/" + id;
        }
    }

    /** @param mirror prefix of its mirror, null for none */
    record RepositoryHit(
            String registry, String title, @Nullable String mirror, int images, long sizeBytes, boolean exact)
            implements Hit {

        @Override
        public Kind kind() {
            return Kind.REPOSITORY;
        }

        @Override
        public String link() {
            return ofRepository(registry, title);
        }
    }

    /**
     * @param title its name at the upstream, such as {@code docker.io/library/nginx}
     * @param repository that caches it
     * @param reference what to write instead
     */
    record UpstreamHit(String registry, String title, String repository, String reference, boolean exact)
            implements Hit {

        @Override
        public Kind kind() {
            return Kind.UPSTREAM;
        }

        @Override
        public String link() {
            return ofRepository(registry, repository);
        }
    }

    /** @param kind {@link Kind#TAG} or {@link Kind#DIGEST} */
    record ImageHit(
            Kind kind,
            String registry,
            String repository,
            String digest,
            @Nullable String tag,
            Instant pushedAt,
            boolean exact)
            implements Hit {

        @Override
        public String title() {
            return tag == null ? repository : repository + ":" + tag;
        }

        @Override
        public String link() {
            return ofRepository(registry, repository) + "/images/" + digest;
        }
    }

    record RequestHit(long id, String title, String state, String requester, String team, boolean exact)
            implements Hit {

        @Override
        public Kind kind() {
            return Kind.REQUEST;
        }

        @Override
        public String link() {
            return "/requests/" + id;
        }
    }

    /** @param usedBy how many mirrors use it */
    record TemplateHit(String title, int version, int usedBy, boolean exact) implements Hit {

        @Override
        public Kind kind() {
            return Kind.TEMPLATE;
        }

        @Override
        public String link() {
            return UriComponentsBuilder.fromPath("/templates/")
                    .pathSegment(title)
                    .encode()
                    .toUriString();
        }
    }

    private static String ofRepository(String registry, String name) {
        return "/inventory/repositories/" + registry + "/" + name;
    }
}
