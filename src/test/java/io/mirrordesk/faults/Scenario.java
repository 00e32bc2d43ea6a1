package io.mirrordesk.faults;

import java.util.List;

/**
 * One kind of request, to be carried out in a registry of its own. Drafts have {@code %R} for the registry and {@code %N} for a word that no other
 * registry has: names of templates are shared by all of them.
 *
 * @param before what is filed and carried out first, undisturbed
 * @param draft what is carried out while something goes wrong
 */
record Scenario(String name, List<String> before, String draft) {

    private static final String CURATED = mirror("CURATED");
    private static final String ON_DEMAND = mirror("ON_DEMAND");
    private static final String CREDENTIAL = """
            {"kind": "CREATE_CREDENTIAL", "registries": ["%R"], "reason": "Test",
             "credential": {"name": "hub", "upstream": "docker-hub", "username": "me", "accessToken": "fine"}}""";

    static List<Scenario> all() {
        return List.of(
                new Scenario("CREATE_MIRROR curated", List.of(), CURATED),
                new Scenario("CREATE_MIRROR on demand", List.of(), ON_DEMAND),
                new Scenario("CHANGE_MIRROR in place", List.of(ON_DEMAND), """
                        {"kind": "CHANGE_MIRROR", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "access": "CURATED"}}"""),
                new Scenario("CHANGE_MIRROR by replacement", List.of(ON_DEMAND), """
                        {"kind": "CHANGE_MIRROR", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "upstreamPrefix": "library"}}"""),
                new Scenario("RETIRE_MIRROR", List.of(ON_DEMAND), """
                        {"kind": "RETIRE_MIRROR", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "repositories": "KEEP"}}"""),
                new Scenario("ADD_IMAGES", List.of(CURATED), """
                        {"kind": "ADD_IMAGES", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "team": "payments", "warm": ["library/alpine:3.20"]}}"""),
                new Scenario("CREATE_CREDENTIAL", List.of(), CREDENTIAL),
                new Scenario("ROTATE_CREDENTIAL", List.of(ON_DEMAND), """
                        {"kind": "ROTATE_CREDENTIAL", "registries": ["%R"], "reason": "Test",
                         "credential": {"name": "hub", "accessToken": "fine-again"}}"""),
                new Scenario("RETIRE_CREDENTIAL", List.of(CREDENTIAL), """
                        {"kind": "RETIRE_CREDENTIAL", "registries": ["%R"], "reason": "Test",
                         "credential": {"name": "hub"}}"""));
    }

    private static String mirror(String access) {
        return """
                {"kind": "CREATE_MIRROR", "registries": ["%R"], "reason": "Test",
                 "mirror": {"prefix": "hub", "access": "{access}", "upstream": "docker-hub", "credential": "hub",
                            "template": "cache-%N", "team": "payments",
                            "grants": [{"organization": "o-sandbox0001"}, {"account": "444455556666"}],
                            "warm": ["library/nginx:1.27"]},
                 "credential": {"name": "hub", "upstream": "docker-hub", "username": "me", "accessToken": "fine"},
                 "template": {"name": "cache-%N", "tags": {"cost": "shared"}, "scanOnPush": true,
                              "lifecyclePolicy": {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged",
                                "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14},
                                "action": {"type": "expire"}}]}}}""".replace("{access}", access);
    }

    @Override
    public String toString() {
        return name;
    }
}
