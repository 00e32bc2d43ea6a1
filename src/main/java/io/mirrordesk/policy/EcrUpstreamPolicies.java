package io.mirrordesk.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to be set in IAM and at the upstream so that a rule can cache another ECR registry. The portal sets none of it: a role is another
 * team's to make, and the upstream another account's.
 *
 * @param trust who may assume the rule's role: ECR's pull-through cache
 * @param permissions what the role may do
 * @param upstream the policy that the upstream's account sets on its registry; empty where it is the same account
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-private.html">Pull through cache with private ECR</a>
 */
public record EcrUpstreamPolicies(String trust, String permissions, Optional<String> upstream) {

    private static final Pattern HOST = Pattern.compile(
            "(?<account>[0-9]{12})\\.dkr\\.ecr\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com(?<china>\\.cn)?");

    private static final List<String> ROLE_ACTIONS = List.of(
            "ecr:GetDownloadUrlForLayer",
            "ecr:GetAuthorizationToken",
            "ecr:BatchImportUpstreamImage",
            "ecr:BatchGetImage",
            "ecr:GetImageCopyStatus",
            "ecr:InitiateLayerUpload",
            "ecr:UploadLayerPart",
            "ecr:CompleteLayerUpload",
            "ecr:PutImage");

    private static final List<String> UPSTREAM_ACTIONS = List.of(
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchImportUpstreamImage",
            "ecr:GetImageCopyStatus");

    /**
     * @param account the one that has the rule
     * @param upstreamUrl {@code <account>.dkr.ecr.<region>.amazonaws.com}
     * @param upstreamPrefix the part of the upstream that is cached; null for all of it
     * @throws IllegalArgumentException when the upstream is no ECR registry
     */
    public static EcrUpstreamPolicies of(String account, String upstreamUrl, @Nullable String upstreamPrefix) {
        Matcher host = HOST.matcher(upstreamUrl);
        if (!host.matches()) {
            throw new IllegalArgumentException(upstreamUrl + " is no ECR registry.");
        }
        String owner = host.group("account");
        String partition = host.group("china") == null ? "aws" : "aws-cn";
        boolean all = upstreamPrefix == null || upstreamPrefix.equals("ROOT");
        String repositories = "arn:%s:ecr:%s:%s:repository/%s"
                .formatted(partition, host.group("region"), owner, all ? "*" : upstreamPrefix + "/*");
        return new EcrUpstreamPolicies(
                document(
                        "\"Principal\": {\"Service\": \"pullthroughcache.ecr.amazonaws.com\"},",
                        List.of("sts:AssumeRole"),
                        ""),
                document("", ROLE_ACTIONS, ",\n    \"Resource\": \"*\""),
                owner.equals(account)
                        ? Optional.empty()
                        : Optional.of(document(
                                "\"Principal\": {\"AWS\": \"arn:%s:iam::%s:root\"},".formatted(partition, account),
                                UPSTREAM_ACTIONS,
                                ",\n    \"Resource\": \"" + repositories + "\"")));
    }

    /** The account of an ECR registry; empty for another address. */
    public static Optional<String> accountOf(String upstreamUrl) {
        Matcher host = HOST.matcher(upstreamUrl);
        return host.matches() ? Optional.of(host.group("account")) : Optional.empty();
    }

    private static String document(String principal, List<String> actions, String resource) {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Effect": "Allow",
                %s    "Action": [%s]%s
                  }]
                }""".formatted(
                        principal.isEmpty() ? "" : "    " + principal + "\n",
                        actions.stream().map(action -> "\"" + action + "\"").collect(Collectors.joining(", ")),
                        resource);
    }
}
