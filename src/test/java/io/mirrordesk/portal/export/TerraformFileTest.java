package io.mirrordesk.portal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TerraformFileTest {

    private static final Pattern RESOURCE =
            Pattern.compile("(?m)^resource \"([a-z_]+)\" \"([A-Za-z][A-Za-z0-9_]*)\" \\{$");

    @Test
    void aRuleReadsTheSecretAndIsImportedByItsPrefix() {
        assertThat(TerraformFile.of(Sample.registry())).contains("""
                resource "aws_ecr_pull_through_cache_rule" "docker_hub" {
                  ecr_repository_prefix = "docker-hub"
                  upstream_registry_url = "registry-1.docker.io"
                  credential_arn        = aws_secretsmanager_secret.docker_hub.arn
                  depends_on            = [aws_secretsmanager_secret_version.docker_hub]
                }

                import {
                  to = aws_ecr_pull_through_cache_rule.docker_hub
                  id = "docker-hub"
                }

                resource "aws_ecr_pull_through_cache_rule" "other_ecr" {
                  ecr_repository_prefix = "other-ecr"
                  upstream_registry_url = "444455556666.dkr.ecr.eu-central-1.amazonaws.com"
                  custom_role_arn       = "arn:aws:iam::111122223333:role/pull-through"
                }

                import {
                  to = aws_ecr_pull_through_cache_rule.other_ecr
                  id = "other-ecr"
                }

                resource "aws_ecr_pull_through_cache_rule" "quay" {
                  ecr_repository_prefix      = "quay"
                  upstream_registry_url      = "quay.io"
                  upstream_repository_prefix = "prometheus"
                }
                """);
    }

    @Test
    void aSecretHasItsNameAndTakesAValueOnlyFromAVariable() {
        assertThat(TerraformFile.of(Sample.registry())).contains("""
                variable "docker_hub_access_token" {
                  description = "Access token of me at docker-hub; without one the secret keeps the value it has."
                  type        = string
                  sensitive   = true
                  default     = null
                }

                resource "aws_secretsmanager_secret" "docker_hub" {
                  name = "ecr-pullthroughcache/docker-hub-2"
                }

                resource "aws_secretsmanager_secret_version" "docker_hub" {
                  count         = var.docker_hub_access_token == null ? 0 : 1
                  secret_id     = aws_secretsmanager_secret.docker_hub.id
                  secret_string = jsonencode({ username = "me", accessToken = var.docker_hub_access_token })
                }

                import {
                  to = aws_secretsmanager_secret.docker_hub
                  id = "%s"
                }
                """.formatted(Sample.ARN));
    }

    @Test
    void aMirrorOnDemandHasECRsOwnTemplateAndItsStatements() {
        assertThat(TerraformFile.of(Sample.registry()))
                .contains("""
                resource "aws_ecr_repository_creation_template" "docker_hub" {
                  prefix               = "docker-hub"
                  description          = "Made by Mirrordesk for what pulls create"
                  applied_for          = ["PULL_THROUGH_CACHE"]
                  image_tag_mutability = "MUTABLE"
                  repository_policy = jsonencode({
                    Version = "2012-10-17"
                """)
                .contains("""
                        Condition = {
                          StringEquals = {
                            "aws:PrincipalOrgID" = ["o-sandbox0001"]
                          }
                        }
                """)
                .contains("""
                import {
                  to = aws_ecr_registry_policy.this
                  id = "111122223333"
                }
                """)
                .doesNotContain("\"aws_ecr_repository_creation_template\" \"quay\"");
    }

    @Test
    void thePolicyIsNeverWithoutAWarning() {
        assertThat(TerraformFile.of(Sample.registry()))
                .contains(
                        "whoever writes it replaces all of it. Here are only the portal's own statements; add these, which would be lost: FolkRemedy.\n"
                                + "resource \"aws_ecr_registry_policy\" \"this\" {");
        assertThat(TerraformFile.of(Sample.unread()))
                .contains("the registry was not read yet, so look for others before you apply this.\n"
                        + "resource \"aws_ecr_registry_policy\"");
        assertThat(TerraformFile.of(Sample.empty())).doesNotContain("aws_ecr_registry_policy");
    }

    @Test
    void theHeadSaysWhatHasNoCounterpart() {
        assertThat(TerraformFile.of(Sample.registry()))
                .startsWith(
                        "# Managed by Mirrordesk in the registry 111122223333.eu-central-1: 3 mirrors, 1 credential, 1 template.\n"
                                + "# No counterpart: what Mirrordesk itself keeps on the mirrors' repositories")
                .contains("3 repositories asked for by name");
        assertThat(TerraformFile.of(Sample.unread()))
                .contains("# Not known here: the ARN of ecr-pullthroughcache/docker-hub-2")
                .doesNotContain("to = aws_secretsmanager_secret.docker_hub");
    }

    @Test
    void resourcesHaveNamesOfTheirOwnAlsoWherePrefixesAreAlike() {
        String file = TerraformFile.of(Sample.unread());

        assertThat(names(file))
                .doesNotHaveDuplicates()
                .contains("aws_ecr_pull_through_cache_rule.m_9b", "aws_ecr_pull_through_cache_rule.a_bx2")
                .hasSize((int)
                        file.lines().filter(line -> line.startsWith("resource")).count());
        HclText.texts(file);
    }

    @Property(tries = 200)
    void whatPeopleTypeStaysAText(
            @ForAll @StringLength(max = 40) @CharRange(from = '\u0000', to = '\uD7FF') String username,
            @ForAll @StringLength(max = 40) String tag) {
        String file = TerraformFile.of(Sample.of(username, Map.of("note", tag), null));

        assertThat(HclText.texts(file)).contains(username);
    }

    @Test
    void whatLooksLikeCodeInAPolicyStaysAText() {
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Sid": "Own", "Effect": "Deny", "Principal": "*", "Action": "ecr:BatchGetImage",
                  "Condition": {"StringEquals": {"aws:PrincipalTag/team": "${aws:ResourceTag/team}", "a\\"b": "%{ if true }\\n\\\\"}}}]}""";
        String file = TerraformFile.of(Sample.of("${path.root}", Map.of(), policy));

        assertThat(file)
                .contains("\"aws:PrincipalTag/team\" = \"$${aws:ResourceTag/team}\"")
                .contains("\"a\\\"b\" ")
                .contains(" = \"%%{ if true }\\n\\\\\"")
                .contains("username = \"$${path.root}\"");
        assertThat(HclText.texts(file)).contains("${aws:ResourceTag/team}", "a\"b", "%{ if true }\n\\", "${path.root}");
    }

    private static List<String> names(String file) {
        return RESOURCE.matcher(file)
                .results()
                .map((MatchResult found) -> found.group(1) + "." + found.group(2))
                .toList();
    }
}
