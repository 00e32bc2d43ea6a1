package io.mirrordesk.support;

/** Drafts of mirrors of Quay that share a template, and of changes of it. */
public final class TemplateDraft {

    private TemplateDraft() {}

    /** A lifecycle policy by which images expire so many days after their push. */
    public static String expiringAfter(int days) {
        return """
                {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "sinceImagePushed",
                  "countUnit": "days", "countNumber": %d}, "action": {"type": "expire"}}]}""".formatted(days);
    }

    /**
     * A mirror with one image; the first one of a template brings it along.
     *
     * @param access {@code CURATED} or {@code ON_DEMAND}
     * @param brings whether the template comes with it, as one that keeps images for 900 days
     */
    public static String mirror(String prefix, String template, String access, boolean brings, String... images) {
        String brought = brings
                ? ", \"template\": {\"name\": \"%s\", \"tags\": {\"cost\": \"shared\"}, \"lifecyclePolicy\": %s}"
                        .formatted(template, expiringAfter(900))
                : "";
        return """
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%s", "upstream": "quay", "team": "payments", "template": "%s", "access": "%s",
                            "grants": [{"account": "444455556666"}], "warm": ["%s"]}%s}""".formatted(prefix, template, access, String.join("\", \"", images), brought);
    }

    /** @param members all but the name, as JSON */
    public static String change(String template, String members) {
        return "{\"kind\": \"CHANGE_TEMPLATE\", \"reason\": \"It is time\", \"template\": {\"name\": \"%s\"%s}}"
                .formatted(template, members.isEmpty() ? "" : ", " + members);
    }

    /** The same template with another lifecycle policy. */
    public static String expiringAfter(String template, int days) {
        return change(template, "\"tags\": {\"cost\": \"shared\"}, \"lifecyclePolicy\": " + expiringAfter(days));
    }
}
