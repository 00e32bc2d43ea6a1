package io.mirrordesk.portal.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.plan.TemplateMode;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CloudFormationFileTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aRuleHasBothUpstreamFieldsAndReadsTheSecret() {
        assertThat(read(Sample.registry()).at("/Resources/RuleDockerHub")).isEqualTo(JSON.readTree("""
                {"Type": "AWS::ECR::PullThroughCacheRule", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
                 "Properties": {"EcrRepositoryPrefix": "docker-hub", "UpstreamRegistry": "docker-hub",
                                "UpstreamRegistryUrl": "registry-1.docker.io", "CredentialArn": {"Ref": "SecretDockerHub"}}}"""));
        assertThat(read(Sample.registry())
                        .at("/Resources/RuleQuay/Properties/UpstreamRepositoryPrefix")
                        .asString())
                .isEqualTo("prometheus");
        assertThat(read(Sample.registry())
                        .at("/Resources/RuleOtherEcr/Properties/CustomRoleArn")
                        .asString())
                .isEqualTo(Sample.ROLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"NATIVE", "BOTH"})
    void aCuratedMirrorWhoseTemplateEcrAppliesHasItsCreationTemplate(TemplateMode mode) {
        assertThat(read(Sample.curated(mode)).at("/Resources/TemplateQuay/Properties/Prefix"))
                .isEqualTo(JSON.readTree("\"quay\""));
        assertThat(TerraformFile.of(Sample.curated(mode)))
                .contains("resource \"aws_ecr_repository_creation_template\" \"quay\" {");
        assertThat(RequestsFile.of(Sample.curated(mode))).contains("\n  mode: " + mode + "\n");
    }

    @Test
    void aSecretTakesAValueOnlyFromAParameterThatIsNotShown() {
        JsonNode template = read(Sample.registry());

        assertThat(template.at("/Parameters/TokenDockerHub/NoEcho").asBoolean()).isTrue();
        assertThat(template.at("/Resources/SecretDockerHub/Properties")).isEqualTo(JSON.readTree("""
                {"Name": "ecr-pullthroughcache/docker-hub-2",
                 "SecretString": {"Fn::If": ["HasTokenDockerHub",
                   {"Fn::Sub": "{\\"username\\":\\"me\\",\\"accessToken\\":\\"${TokenDockerHub}\\"}"}, {"Ref": "AWS::NoValue"}]}}"""));
    }

    @Test
    void whateverIsThereCanBeImported() {
        JsonNode template = read(Sample.registry());
        JsonNode imports = template.at("/Metadata/Mirrordesk/ResourcesToImport");

        assertThat(imports.findValuesAsString("LogicalResourceId"))
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(template.path("Resources").propertyNames()));
        assertThat(imports.findValues("ResourceIdentifier"))
                .contains(
                        JSON.readTree("{\"Id\": \"" + Sample.ARN + "\"}"),
                        JSON.readTree("{\"Prefix\": \"docker-hub\"}"),
                        JSON.readTree("{\"EcrRepositoryPrefix\": \"quay\"}"),
                        JSON.readTree("{\"RegistryId\": \"111122223333\"}"));
    }

    @Test
    void policiesOfTemplatesAreTextsAndThatOfTheRegistryIsJson() {
        JsonNode resources = read(Sample.registry()).path("Resources");

        JsonNode template = resources.at("/TemplateDockerHub/Properties");
        assertThat(template.path("AppliedFor")).isEqualTo(JSON.readTree("[\"PULL_THROUGH_CACHE\"]"));
        assertThat(JSON.readTree(template.path("LifecyclePolicy").asString())
                        .at("/rules/0/rulePriority")
                        .asInt())
                .isEqualTo(1);
        assertThat(JSON.readTree(template.path("RepositoryPolicy").asString())
                        .path("Statement")
                        .size())
                .isEqualTo(2);
        assertThat(resources
                        .at("/RegistryPolicy/Properties/PolicyText/Statement")
                        .findValuesAsString("Sid"))
                .containsExactly("MirrordeskDockerHub", "MirrordeskDockerHubOrg");
        assertThat(read(Sample.registry()).at("/Metadata/Mirrordesk/Remarks").toString())
                .contains("add these, which would be lost: FolkRemedy.");
    }

    @Test
    void resourcesHaveNamesOfTheirOwnAlsoWherePrefixesAreAlike() {
        assertThat(read(Sample.unread()).path("Resources").propertyNames())
                .contains("RuleAB", "RuleABx2", "RuleABx3", "Rule9b")
                .allMatch(name -> name.matches("[A-Za-z0-9]+"));
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        assertThat(read(Sample.empty()).propertyNames()).doesNotContain("Parameters", "Conditions");
    }

    @Property(tries = 200)
    void aUserNameStaysAText(@ForAll @StringLength(max = 40) String username) {
        String sub = read(Sample.of(username, Map.of(), null))
                .at("/Resources/SecretDockerHub/Properties/SecretString/Fn::If/1/Fn::Sub")
                .asString();

        String substituted = sub.replaceAll("\\$\\{TokenDockerHub}", "token").replace("${!", "${");
        assertThat(JSON.readTree(substituted).path("username").asString()).isEqualTo(username);
    }

    private static JsonNode read(Managed managed) {
        return JSON.readTree(CloudFormationFile.of(managed));
    }
}
