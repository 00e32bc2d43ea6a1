package io.mirrordesk.portal.rest;

import io.mirrordesk.lifecycle.Share;
import io.mirrordesk.lifecycle.Tally.RuleShare;
import io.mirrordesk.lifecycle.Tally.Sums;
import io.mirrordesk.observed.Simulation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do, as the API shows it. ECR acts within 24 hours; what falls due later is kept.
 *
 * @param at the instant that it is evaluated for
 * @param asOf when the repository that was read longest ago was read; null where none was
 * @param unreadRepositories of the repositories, those whose images are not known yet
 * @param uncertain of what expires or is archived: images that stay if they belong to an index whose manifest was not read
 * @param pulledLately of what expires or is archived: images pulled in the last 7 days
 * @param before the same sums for the template's present policy; null where that is what was simulated
 */
record SimulationJson(
        Instant at,
        @Nullable Instant asOf,
        long repositories,
        long unreadRepositories,
        long images,
        long sizeBytes,
        Share expire,
        Share archive,
        Share keep,
        Share uncertain,
        Share pulledLately,
        List<RuleShare> rules,
        @Nullable BeforeJson before,
        List<ImageJson> items,
        long tookMillis) {

    record BeforeJson(Share expire, Share archive, Share keep) {

        static BeforeJson of(Sums sums) {
            return new BeforeJson(sums.expire(), sums.archive(), sums.keep());
        }
    }

    record ImageJson(
            String registry,
            String repository,
            String digest,
            List<String> tags,
            long sizeBytes,
            Instant pushedAt,
            @Nullable Instant lastPulledAt,
            FateJson fate) {

        static ImageJson of(Simulation.Item item, Instant now) {
            var facts = item.image().facts();
            return new ImageJson(
                    item.registry().toString(),
                    item.repository(),
                    facts.digest(),
                    facts.tags(),
                    facts.sizeBytes(),
                    facts.pushedAt(),
                    facts.lastPulledAt(),
                    FateJson.of(item.fate(), now));
        }
    }

    static SimulationJson of(Simulation simulation) {
        Sums sums = simulation.sums();
        Sums before = simulation.before();
        return new SimulationJson(
                simulation.at(),
                simulation.asOf(),
                simulation.repositories(),
                simulation.unread(),
                sums.all().images(),
                sums.all().sizeBytes(),
                sums.expire(),
                sums.archive(),
                sums.keep(),
                sums.uncertain(),
                sums.pulledLately(),
                sums.rules(),
                before == null ? null : BeforeJson.of(before),
                simulation.images().stream()
                        .map(item -> ImageJson.of(item, simulation.at()))
                        .toList(),
                simulation.tookMillis());
    }
}
