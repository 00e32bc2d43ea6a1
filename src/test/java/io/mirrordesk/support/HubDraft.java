package io.mirrordesk.support;

/**
 * A draft of a Docker Hub mirror that brings its credential and template along, all three named after the prefix.
 *
 * @param access {@code CURATED} or {@code ON_DEMAND}
 */
public record HubDraft(String registry, String prefix, String access, String token) {

    /** In the default registry, curated, with a token that the upstream accepts. */
    public static HubDraft of(String prefix) {
        return new HubDraft("111122223333.eu-central-1", prefix, "CURATED", "fine");
    }

    public HubDraft in(String otherRegistry) {
        return new HubDraft(otherRegistry, prefix, access, token);
    }

    public HubDraft onDemand() {
        return new HubDraft(registry, prefix, "ON_DEMAND", token);
    }

    public HubDraft withToken(String other) {
        return new HubDraft(registry, prefix, access, other);
    }

    public String json() {
        return """
                {"kind": "CREATE_MIRROR", "registries": ["%4$s"],
                 "mirror": {"prefix": "%1$s", "access": "%2$s", "upstream": "docker-hub", "credential": "%1$s",
                            "template": "%1$s-cache", "team": "payments",
                            "grants": [{"organization": "o-sandbox0001"}, {"account": "444455556666"}],
                            "warm": ["library/nginx:1.27", "grafana/grafana:12.1"]},
                 "credential": {"name": "%1$s", "upstream": "docker-hub", "username": "me", "accessToken": "%3$s"},
                 "template": {"name": "%1$s-cache", "tags": {"cost": "shared"}, "scanOnPush": true,
                              "lifecyclePolicy": {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged",
                                "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14},
                                "action": {"type": "expire"}}]}},
                 "reason": "Docker Hub limits block our builds"}""".formatted(prefix, access, token, registry);
    }
}
