package io.mirrordesk.faults;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/**
 * One kind of request, to be carried out in a registry of its own. Drafts have {@code %R} for the registry and {@code %N} for a word that no other
 * registry has: names of templates are shared by all of them.
 *
 * @param calls how many calls that change something it takes, with that for a credential's value, which is kept until the request is over
 * @param before what is filed and carried out first, undisturbed
 * @param meddling what somebody then does past the portal
 * @param draft what is carried out while something goes wrong
 * @param undone whether AWS refuses the last call of it, and it is the roll back that is disturbed
 * @param seen whether the inventory has to know the repositories before somebody meddles with them
 */
record Scenario(
        String name,
        int calls,
        List<String> before,
        Consumer<EcrClient> meddling,
        String draft,
        boolean undone,
        boolean seen) {

    private static final String CURATED = mirror("CURATED", "\"library/nginx:1.27\"");
    /** Without first pulls, which would create repositories after the run. */
    private static final String ON_DEMAND = mirror("ON_DEMAND", "");

    private static final String CREDENTIAL = """
            {"kind": "CREATE_CREDENTIAL", "registries": ["%R"], "reason": "Test",
             "credential": {"name": "hub", "upstream": "docker-hub", "username": "me", "accessToken": "fine"}}""";
    private static final Scenario CREATES_CURATED = of("CREATE_MIRROR curated", 7, CURATED);
    static final Scenario CREATES_ON_DEMAND = of("CREATE_MIRROR on demand", 6, ON_DEMAND);
    static final Scenario ROTATES = of("ROTATE_CREDENTIAL", 4, """
            {"kind": "ROTATE_CREDENTIAL", "registries": ["%R"], "reason": "Test",
             "credential": {"name": "hub", "accessToken": "fine-again"}}""", ON_DEMAND);
    private static final String MORE_IMAGES = """
            {"kind": "ADD_IMAGES", "registries": ["%R"], "reason": "Test",
             "mirror": {"prefix": "hub", "team": "payments", "warm": ["library/alpine:3.20"]}}""";
    private static final Scenario REPAIRS_REPOSITORIES = of(
                    "REPAIR_DRIFT of repositories", 6, """
            {"kind": "REPAIR_DRIFT", "registries": ["%R"], "reason": "Test",
             "subjects": ["repository:hub/library/alpine", "repository:hub/library/nginx"]}""", CURATED, MORE_IMAGES)
            .onceSeen()
            .after(Scenario::changeRepositories);

    static List<Scenario> all() {
        return List.of(
                CREATES_CURATED,
                CREATES_CURATED.rolledBack(4),
                CREATES_ON_DEMAND,
                CREATES_ON_DEMAND.rolledBack(5),
                of("CHANGE_MIRROR in place", 3, """
                        {"kind": "CHANGE_MIRROR", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "access": "CURATED"}}""", ON_DEMAND),
                of("CHANGE_MIRROR by replacement", 2, """
                        {"kind": "CHANGE_MIRROR", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "upstreamPrefix": "library"}}""", ON_DEMAND),
                of("CHANGE_TEMPLATE", 1, """
                        {"kind": "CHANGE_TEMPLATE", "registries": ["%R"], "reason": "Test",
                         "template": {"name": "cache-%N", "tags": {"cost": "shared"}, "scanOnPush": true}}""", ON_DEMAND),
                of("RETIRE_MIRROR", 4, """
                        {"kind": "RETIRE_MIRROR", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "repositories": "KEEP"}}""", ON_DEMAND),
                of("RETIRE_MIRROR with its repositories", 2, """
                        {"kind": "RETIRE_MIRROR", "registries": ["%R"], "reason": "Test",
                         "mirror": {"prefix": "hub", "repositories": "DELETE"}}""", CURATED).onceSeen(),
                of("ADD_IMAGES", 4, MORE_IMAGES, CURATED),
                of("CREATE_CREDENTIAL", 2, CREDENTIAL),
                ROTATES,
                ROTATES.rolledBack(3),
                of("RETIRE_CREDENTIAL", 1, """
                        {"kind": "RETIRE_CREDENTIAL", "registries": ["%R"], "reason": "Test",
                         "credential": {"name": "hub"}}""", CREDENTIAL),
                of("REPAIR_DRIFT of a mirror", 3, """
                        {"kind": "REPAIR_DRIFT", "registries": ["%R"], "reason": "Test",
                         "subjects": ["rule:hub", "statement:MirrordeskHub", "native-template:hub"]}""", ON_DEMAND).after(Scenario::changeMirror),
                REPAIRS_REPOSITORIES,
                REPAIRS_REPOSITORIES.rolledBack(5),
                of("REPAIR_DRIFT that recreates", 5, """
                        {"kind": "REPAIR_DRIFT", "registries": ["%R"], "reason": "Test",
                         "subjects": ["repository:hub/library/nginx"], "recreate": ["hub/library/nginx"]}""", CURATED).onceSeen().after(Scenario::encrypt));
    }

    private static Scenario of(String name, int calls, String draft, String... before) {
        return new Scenario(name, calls, List.of(before), ecr -> {}, draft, false, false);
    }

    private Scenario after(Consumer<EcrClient> other) {
        return new Scenario(name, calls, before, other, draft, undone, seen);
    }

    private Scenario rolledBack(int undoing) {
        return new Scenario(name + " rolled back", undoing, before, meddling, draft, true, seen);
    }

    private Scenario onceSeen() {
        return new Scenario(name, calls, before, meddling, draft, undone, true);
    }

    /** Whether a credential's value is kept until the request is over. */
    boolean filesAValue() {
        return draft.contains("accessToken");
    }

    private static void changeMirror(EcrClient ecr) {
        String policy = ecr.getRegistryPolicy(all -> {}).policyText();
        ecr.putRegistryPolicy(put -> put.policyText(policy.replace("444455556666", "999900001111")));
        ecr.deleteRepositoryCreationTemplate(template -> template.prefix("hub"));
        ecr.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("hub"));
    }

    /** All that can be of the first; and of the second the one thing whose repair is refused when the others are rolled back. */
    private static void changeRepositories(EcrClient ecr) {
        String first = "hub/library/alpine";
        String arn = ecr.describeRepositories(named -> named.repositoryNames(first))
                .repositories()
                .getFirst()
                .repositoryArn();
        ecr.untagResource(tags -> tags.resourceArn(arn).tagKeys("cost"));
        ecr.deleteLifecyclePolicy(of -> of.repositoryName(first));
        ecr.deleteRepositoryPolicy(of -> of.repositoryName(first));
        ecr.putImageTagMutability(of -> of.repositoryName(first).imageTagMutability(ImageTagMutability.IMMUTABLE));
        for (String name : List.of(first, "hub/library/nginx")) {
            ecr.putImageScanningConfiguration(
                    of -> of.repositoryName(name).imageScanningConfiguration(scan -> scan.scanOnPush(false)));
        }
    }

    /** Somebody has created it again with another encryption, which ECR never changes in place. */
    private static void encrypt(EcrClient ecr) {
        String name = "hub/library/nginx";
        ecr.deleteRepository(of -> of.repositoryName(name).force(true));
        ecr.createRepository(
                of -> of.repositoryName(name).encryptionConfiguration(kms -> kms.encryptionType(EncryptionType.KMS)));
    }

    private static String mirror(String access, String images) {
        return """
                {"kind": "CREATE_MIRROR", "registries": ["%R"], "reason": "Test",
                 "mirror": {"prefix": "hub", "access": "{access}", "upstream": "docker-hub", "credential": "hub",
                            "template": "cache-%N", "team": "payments",
                            "grants": [{"organization": "o-sandbox0001"}, {"account": "444455556666"}],
                            "warm": [{images}]},
                 "credential": {"name": "hub", "upstream": "docker-hub", "username": "me", "accessToken": "fine"},
                 "template": {"name": "cache-%N", "tags": {"cost": "shared"}, "scanOnPush": true,
                              "lifecyclePolicy": {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged",
                                "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14},
                                "action": {"type": "expire"}}]}}}""".replace("{access}", access).replace("{images}", images);
    }

    @Override
    public String toString() {
        return name;
    }
}
