package io.mirrordesk.portal.export;

import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * A registry's resources in Terraform's language, each with the block that imports it: applying the file changes nothing and creates
 * nothing that is there.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs">The AWS provider</a>
 */
final class TerraformFile {

    private static final String SECRET = "aws_secretsmanager_secret";
    private static final String VERSION = "aws_secretsmanager_secret_version";
    private static final String TEMPLATE = "aws_ecr_repository_creation_template";
    private static final String RULE = "aws_ecr_pull_through_cache_rule";
    private static final String POLICY = "aws_ecr_registry_policy";
    private static final String POLICY_NAME = "this";

    private final Managed managed;
    private final Names mirrors = Names.snakeCase();
    private final Names credentials = Names.snakeCase();
    private final List<String> parts = new ArrayList<>();

    private TerraformFile(Managed managed) {
        this.managed = managed;
    }

    static String of(Managed managed) {
        return new TerraformFile(managed).written();
    }

    private String written() {
        List<String> head = new ArrayList<>(Remarks.onLeaving(managed));
        head.add("Wants Terraform 1.5 or newer, and version 6 or newer of the AWS provider, which acts in the account "
                + managed.registry().account() + " and the region "
                + managed.registry().region() + ".");
        head.add(
                "The import blocks take over what is there; remove them when that is done, or to make it anew elsewhere.");
        parts.add(HashComment.of(head));
        managed.credentials().forEach(this::secret);
        managed.nativeTemplates().forEach(this::template);
        managed.rules().forEach(this::rule);
        managed.policy().ifPresent(this::policy);
        return String.join("\n", parts);
    }

    /** The value is written only when somebody gives one, so that leaving takes no secret knowledge. */
    private void secret(ManagedCredential credential) {
        String name = credentials.of(credential.name());
        String variable = name + "_access_token";
        add(HclBlock.of("variable", variable)
                .text(
                        "description",
                        "Access token of " + credential.username() + " at " + credential.upstream()
                                + "; without one the secret keeps the value it has.")
                .set("type", "string")
                .set("sensitive", "true")
                .set("default", "null"));
        add(HclBlock.of("resource", SECRET, name).text("name", credential.secretName()));
        add(HclBlock.of("resource", VERSION, name)
                .set("count", "var." + variable + " == null ? 0 : 1")
                .set("secret_id", SECRET + "." + name + ".id")
                .set(
                        "secret_string",
                        "jsonencode({ username = " + Hcl.text(credential.username()) + ", accessToken = var." + variable
                                + " })"));
        managed.around().secretArn(credential.secretName()).ifPresent(arn -> imports(SECRET, name, arn));
    }

    private void template(Resource.NativeTemplate template) {
        String name = mirrors.of(template.prefix().value());
        add(HclBlock.of("resource", TEMPLATE, name)
                .text("prefix", template.prefix().value())
                .text("description", Resource.NativeTemplate.DESCRIPTION)
                .set("applied_for", "[\"PULL_THROUGH_CACHE\"]")
                .text("image_tag_mutability", template.tagMutability().name())
                .json("repository_policy", template.repositoryPolicy())
                .json("lifecycle_policy", template.lifecyclePolicy()));
        imports(TEMPLATE, name, template.prefix().value());
    }

    private void rule(Resource.Rule rule) {
        String name = mirrors.of(rule.prefix().value());
        HclBlock block = HclBlock.of("resource", RULE, name)
                .text("ecr_repository_prefix", rule.prefix().value())
                .text("upstream_registry_url", rule.upstreamUrl())
                .text("upstream_repository_prefix", rule.upstreamPrefix())
                .text("custom_role_arn", rule.customRoleArn());
        if (rule.secretName() != null) {
            String secret = credentials.of(managed.credential(rule.secretName()).name());
            block.set("credential_arn", SECRET + "." + secret + ".arn")
                    .set("depends_on", "[" + VERSION + "." + secret + "]");
        }
        add(block);
        imports(RULE, name, rule.prefix().value());
    }

    private void policy(PolicyDocument policy) {
        parts.add(HashComment.of(Remarks.onPolicy(managed.around()))
                + HclBlock.of("resource", POLICY, POLICY_NAME).json("policy", policy.text()));
        imports(POLICY, POLICY_NAME, managed.registry().account());
    }

    private void imports(String type, String name, String id) {
        add(HclBlock.of("import").set("to", type + "." + name).text("id", id));
    }

    private void add(HclBlock block) {
        parts.add(block.toString());
    }
}
