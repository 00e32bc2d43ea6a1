package io.mirrordesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.TemplateDraft;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * How fast plans are made on a registry of 100,000 repositories and 2,000,000 images: an ordinary one, and one for a template that governs
 * all of the mirrors' repositories.
 */
class PlannerBench {

    private static final String FORMAT = "%-78s %8s  %s";
    private static final String TEMPLATE = "bench";
    private static final int ORDINARY = 25;
    private static final int LARGE = 3;

    /** Every mirror of the generated registry, half of them with a template of ECR's own, all by one template. */
    private static final String MIRRORS = """
            with bench as (
              insert into template (name, created_at) values ('%1$s', now()) returning id),
            versions as (
              insert into template_version (template_id, version, mode, tags, tag_mutability, scan_on_push, request, created_at)
              select id, 1, 'EMULATED', '{}', 'MUTABLE', true, 0, now() from bench)
            insert into mirror (registry_id, prefix, upstream, upstream_url, access, template_id, team, state, request,
                                managed_since, created_at)
            select r.registry_id, r.mirror, 'quay', 'quay.io',
                   case when row_number() over (order by r.mirror) %% 2 = 0 then 'CURATED' else 'ON_DEMAND' end, bench.id,
                   'payments', 'ACTIVE', 0, timestamptz '2000-01-01 00:00:00Z', now()
              from bench, (select distinct registry_id, mirror from repository where mirror is not null) r""".formatted(TEMPLATE);

    @TempDir
    private Path directory;

    @Test
    void measuresPlansOnAGeneratedRegistry() throws IOException, InterruptedException, SQLException {
        GeneratedDatabase database = GeneratedDatabase.create();
        try (Server sandbox = Server.sandbox(directory);
                BenchPortal portal = BenchPortal.start(settings(database, sandbox))) {
            database.run(MIRRORS);
            PortalApi api = new PortalApi(portal.port());
            ordinary(api);
            large(api, portal);
        }
    }

    private static void ordinary(PortalApi api) {
        String draft = """
                {"kind": "CREATE_MIRROR", "registries": ["%s"],
                 "mirror": {"prefix": "bench-new", "upstream": "quay", "team": "payments", "template": "%s",
                            "grants": [{"account": "444455556666"}], "warm": ["prometheus/prometheus:v3.5.0"]}}""".formatted(Shape.REGISTRY, TEMPLATE);
        long[] times = IntStream.range(0, ORDINARY)
                .mapToLong(_ -> millis(api, draft))
                .skip(5)
                .sorted()
                .toArray();
        line("Preview of a mirror, ms: median", times[times.length / 2], "< 1000");
        line("Preview of a mirror, ms: worst", times[times.length - 1], "< 1000");
    }

    private static void large(PortalApi api, BenchPortal portal) throws IOException {
        int before = portal.heap();
        long worst = 0;
        for (int i = 0; i < LARGE; i++) {
            worst = Math.max(worst, millis(api, change(60 + i)));
        }
        int highest = portal.highestHeap();
        JsonNode rollout = PortalApi.json(api.post("admin", "/requests/preview", change(90)))
                .path("plan")
                .path("rollouts")
                .path(0);
        line(
                "Template: repositories that it affects",
                rollout.path("forecast").path("affected").asLong(),
                "");
        line(
                "Template: images that would expire",
                rollout.path("forecast").path("expire").asLong(),
                "");
        line("Template over all repositories, ms: worst of " + LARGE, worst, "< 10000");
        line("Template over all repositories, MB above the heap at rest, highest", highest - before, "< 300");
    }

    private static String change(int days) {
        return "{\"kind\": \"CHANGE_TEMPLATE\", \"registries\": [\"%s\"], \"template\": {\"name\": \"%s\", \"lifecyclePolicy\": %s}}"
                .formatted(Shape.REGISTRY, TEMPLATE, TemplateDraft.expiringAfter(days));
    }

    private static long millis(PortalApi api, String draft) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = api.post("admin", "/requests/preview", draft);
        long took = (System.nanoTime() - begun) / 1_000_000;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return took;
    }

    private static Map<String, Object> settings(GeneratedDatabase database, Server sandbox) {
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.put("mirrordesk.registries[0].mode", "MANAGED");
        settings.put("mirrordesk.registries[0].endpoint", sandbox.endpoint());
        settings.put("mirrordesk.aws.access-key", Shape.REGISTRY.account());
        settings.put("mirrordesk.aws.secret-key", "test");
        return settings;
    }

    /** At once: who stops it half-way keeps what was measured. */
    private static void line(String what, long measured, String goal) {
        System.out.println(FORMAT.formatted(what, measured, goal));
    }
}
