package io.mirrordesk.portal.repositories;

import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.policy.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts beside each finding what is there and what should be. */
@Component
class Findings {

    private final Mirrors mirrors;

    Findings(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** @param mirror id of the mirror that the repository lies under; null for none */
    List<FindingRow> of(RepositoryRow row, @Nullable Long mirror) {
        if (row.findings().isEmpty()) {
            return List.of();
        }
        if (mirror == null) {
            return row.findings().stream()
                    .map(finding -> new FindingRow(
                            finding.message(),
                            finding.step().isPresent(),
                            finding.step().isEmpty(),
                            null,
                            null))
                    .toList();
        }
        Blueprint blueprint = new Blueprint(mirrors.get(mirror).definition());
        Resource.Repository wanted = blueprint.repository(RepositoryName.parse(row.name()));
        return row.findings().stream()
                .map(finding -> finding.step()
                        .map(kind -> compared(finding, kind, blueprint.keeps(kind), row, wanted))
                        .orElseGet(() -> new FindingRow(finding.message(), false, true, null, null)))
                .toList();
    }

    private static FindingRow compared(
            Finding finding, StepKind kind, boolean kept, RepositoryRow row, Resource.Repository wanted) {
        return switch (kind) {
            case TAG_REPOSITORY ->
                new FindingRow(finding.message(), kept, false, tags(row.tags()), tags(wanted.tags()));
            case PUT_LIFECYCLE_POLICY, DELETE_LIFECYCLE_POLICY ->
                documents(finding, kept, row.lifecyclePolicy(), wanted.lifecyclePolicy());
            case PUT_REPOSITORY_POLICY, DELETE_REPOSITORY_POLICY ->
                documents(finding, kept, row.repositoryPolicy(), wanted.repositoryPolicy());
            default -> new FindingRow(finding.message(), kept, false, null, null);
        };
    }

    private static FindingRow documents(
            Finding finding, boolean kept, @Nullable String actual, @Nullable String expected) {
        return new FindingRow(finding.message(), kept, false, pretty(actual), pretty(expected));
    }

    private static String tags(Map<String, String> tags) {
        return JsonText.pretty(JsonMapper.shared().writeValueAsString(tags));
    }

    private static @Nullable String pretty(@Nullable String json) {
        return json == null ? null : JsonText.pretty(json);
    }
}
