package io.mirrordesk.portal.export;

import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.policy.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registry's resources as a CloudFormation template in JSON. JSON has no comments, so remarks are in the template's metadata, beside the
 * list that {@code create-change-set --change-set-type IMPORT} wants.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ECR.html">Amazon ECR resource types</a>
 */
final class CloudFormationFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String PREFIX = "Prefix";

    private final Managed managed;
    private final Names mirrors = Names.camelCase();
    private final Names credentials = Names.camelCase();
    private final ObjectNode template = JSON.createObjectNode();
    private final ArrayNode imports;
    private final ObjectNode parameters;
    private final ObjectNode conditions;
    private final ObjectNode resources;

    private CloudFormationFile(Managed managed) {
        this.managed = managed;
        template.put("AWSTemplateFormatVersion", "2010-09-09")
                .put("Description", "Managed by Mirrordesk in the registry " + managed.registry());
        ObjectNode metadata = template.putObject("Metadata").putObject("Mirrordesk");
        Remarks.onLeaving(managed).forEach(metadata.putArray("Remarks")::add);
        this.imports = metadata.putArray("ResourcesToImport");
        this.parameters = template.putObject("Parameters");
        this.conditions = template.putObject("Conditions");
        this.resources = template.putObject("Resources");
    }

    static String of(Managed managed) {
        return new CloudFormationFile(managed).written();
    }

    private String written() {
        managed.credentials().forEach(this::secret);
        managed.nativeTemplates().forEach(this::template);
        managed.rules().forEach(this::rule);
        managed.policy().ifPresent(this::policy);
        if (parameters.isEmpty()) {
            template.remove(List.of("Parameters", "Conditions"));
        }
        return JSON.writeValueAsString(template) + "\n";
    }

    /** The value is written only when somebody gives one, so that leaving takes no secret knowledge. */
    private void secret(ManagedCredential credential) {
        String name = credentials.of(credential.name());
        String token = "Token" + name;
        String given = "Has" + token;
        parameters
                .putObject(token)
                .put("Type", "String")
                .put("NoEcho", true)
                .put("Default", "")
                .put("AllowedPattern", "[^\"\\\\]*")
                .put(
                        "Description",
                        "Access token of " + credential.username() + " at " + credential.upstream()
                                + "; without one the secret keeps the value it has");
        ArrayNode none =
                conditions.putObject(given).putArray("Fn::Not").addObject().putArray("Fn::Equals");
        none.add("").addObject().put("Ref", token);
        ObjectNode properties = resource("Secret" + name, "AWS::SecretsManager::Secret");
        properties.put("Name", credential.secretName());
        ArrayNode value = properties.putObject("SecretString").putArray("Fn::If");
        value.add(given).addObject().put("Fn::Sub", secretString(credential, token));
        value.addObject().put("Ref", "AWS::NoValue");
        managed.around()
                .secretArn(credential.secretName())
                .ifPresent(arn -> imports("Secret" + name, "AWS::SecretsManager::Secret", "Id", arn));
    }

    private static String secretString(ManagedCredential credential, String token) {
        String username = JSON.writeValueAsString(credential.username()).replace("${", "${!");
        return "{\"username\":" + username + ",\"accessToken\":\"${" + token + "}\"}";
    }

    private void template(Resource.NativeTemplate template) {
        String id = "Template" + mirrors.of(template.prefix().value());
        String type = "AWS::ECR::RepositoryCreationTemplate";
        ObjectNode properties = resource(id, type)
                .put(PREFIX, template.prefix().value())
                .put("Description", Resource.NativeTemplate.DESCRIPTION);
        properties.putArray("AppliedFor").add("PULL_THROUGH_CACHE");
        properties.put("ImageTagMutability", template.tagMutability().name());
        put(properties, "RepositoryPolicy", template.repositoryPolicy());
        put(properties, "LifecyclePolicy", template.lifecyclePolicy());
        imports(id, type, PREFIX, template.prefix().value());
    }

    private void rule(Resource.Rule rule) {
        String id = "Rule" + mirrors.of(rule.prefix().value());
        String type = "AWS::ECR::PullThroughCacheRule";
        ObjectNode properties = resource(id, type)
                .put("EcrRepositoryPrefix", rule.prefix().value())
                .put("UpstreamRegistry", rule.upstream())
                .put("UpstreamRegistryUrl", rule.upstreamUrl());
        put(properties, "UpstreamRepositoryPrefix", rule.upstreamPrefix());
        put(properties, "CustomRoleArn", rule.customRoleArn());
        if (rule.secretName() != null) {
            String secret = credentials.of(managed.credential(rule.secretName()).name());
            properties.putObject("CredentialArn").put("Ref", "Secret" + secret);
        }
        imports(id, type, "EcrRepositoryPrefix", rule.prefix().value());
    }

    private void policy(PolicyDocument policy) {
        String type = "AWS::ECR::RegistryPolicy";
        resource("RegistryPolicy", type).set("PolicyText", JSON.readTree(policy.text()));
        imports("RegistryPolicy", type, "RegistryId", managed.registry().account());
    }

    /** Kept when the stack goes: a registry is not to lose its mirrors with a file. An import wants that said, too. */
    private ObjectNode resource(String id, String type) {
        return resources
                .putObject(id)
                .put("Type", type)
                .put("DeletionPolicy", "Retain")
                .put("UpdateReplacePolicy", "Retain")
                .putObject("Properties");
    }

    private void imports(String id, String type, String key, String value) {
        imports.addObject()
                .put("ResourceType", type)
                .put("LogicalResourceId", id)
                .putObject("ResourceIdentifier")
                .put(key, value);
    }

    private static void put(ObjectNode properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
