package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.InvalidManifest;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the manifests of indexes, so that a lifecycle policy is known to spare their members. ECR may record that as a pull, and records
 * pulls at most daily: so only what was pushed or pulled within the last day is read, where it tells nobody anything wrong.
 */
@Component
class RecentIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(RecentIndexes.class);
    private static final Duration RECENT = Duration.ofDays(1);
    private static final int AT_ONCE = 200;

    private static final String UNREAD = """
            select i.registry_id, r.name, i.digest
              from image i join repository r on r.id = i.repository_id
             where i.media_type in ('application/vnd.oci.image.index.v1+json',
                                    'application/vnd.docker.distribution.manifest.list.v2+json')
               and coalesce(i.last_pulled_at, i.pushed_at) > :since and i.status = 'ACTIVE'
               and not exists (select from manifest m where m.digest = i.digest)
               and not exists (select from registry_sync s where s.registry_id = i.registry_id and s.state = 'GENERATED')
             order by random() limit :limit""";

    private final Manifests manifests;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecentIndexes(Manifests manifests, JdbcClient jdbc, Clock clock) {
        this.manifests = manifests;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Index(RegistryId registry, RepositoryName repository, Digest digest) {}

    /** Reads some of those that nobody has read. A registry that does not answer is left alone until the next time. */
    void read() {
        Set<RegistryId> away = new HashSet<>();
        unread().stream().filter(index -> !away.contains(index.registry())).forEach(index -> {
            try {
                manifests.read(index.registry(), index.repository(), index.digest());
            } catch (AwsUnavailable unavailable) {
                away.add(index.registry());
                LOG.info("Indexes of {} are not read now. {}", index.registry(), unavailable.getMessage());
            } catch (InvalidManifest unreadable) {
                LOG.info(
                        "The index {} of {} cannot be read. {}",
                        index.digest(),
                        index.repository(),
                        unreadable.getMessage());
            }
        });
    }

    /** Forgets manifests that no repository holds any more. */
    void forgetUnheld() {
        jdbc.sql("delete from manifest m where not exists (select from image i where i.digest = m.digest)")
                .update();
    }

    private List<Index> unread() {
        return jdbc.sql(UNREAD)
                .param("since", Timestamp.from(clock.instant().minus(RECENT)))
                .param("limit", AT_ONCE)
                .query((row, _) -> new Index(
                        RegistryId.parse(row.getString("registry_id")),
                        RepositoryName.parse(row.getString("name")),
                        Digest.parse(row.getString("digest"))))
                .list();
    }
}
