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
import java.util.Optional;
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
        Optional<Resource.Repository> expected = Optional.ofNullable(mirror)
                .map(id -> new Blueprint(mirrors.get(id).definition()).repository(RepositoryName.parse(row.name())));
        return row.findings().stream()
                .map(finding -> expected.map(wanted -> compared(finding, row, wanted))
                        .orElseGet(() -> new FindingRow(finding.message(), null, null)))
                .toList();
    }

    private static FindingRow compared(Finding finding, RepositoryRow row, Resource.Repository wanted) {
        return switch (StepKind.parse(finding.code())) {
            case TAG_REPOSITORY -> new FindingRow(finding.message(), tags(row.tags()), tags(wanted.tags()));
            case PUT_LIFECYCLE_POLICY, DELETE_LIFECYCLE_POLICY ->
                documents(finding, row.lifecyclePolicy(), wanted.lifecyclePolicy());
            case PUT_REPOSITORY_POLICY, DELETE_REPOSITORY_POLICY ->
                documents(finding, row.repositoryPolicy(), wanted.repositoryPolicy());
            default -> new FindingRow(finding.message(), null, null);
        };
    }

    private static FindingRow documents(Finding finding, @Nullable String actual, @Nullable String expected) {
        return new FindingRow(finding.message(), pretty(actual), pretty(expected));
    }

    private static String tags(Map<String, String> tags) {
        return JsonText.pretty(JsonMapper.shared().writeValueAsString(tags));
    }

    private static @Nullable String pretty(@Nullable String json) {
        return json == null ? null : JsonText.pretty(json);
    }
}
