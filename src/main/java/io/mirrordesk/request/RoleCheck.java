package io.mirrordesk.request;

import io.mirrordesk.oci.Upstream;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.EcrUpstreamPolicies;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The role by which ECR signs in at another ECR registry. It belongs to the account that has the rule; ECR wants one where the upstream is another account's.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-private.html">Pull through cache with private ECR</a>
 */
final class RoleCheck {

    private static final String FIELD = "mirror.customRoleArn";
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/[\\w+=,.@/-]{1,512}");

    private RoleCheck() {}

    static void check(
            Optional<String> role, Upstream upstream, Optional<String> url, RegistryId registry, Faults faults) {
        if (upstream.credential() != Upstream.Credential.ROLE) {
            role.ifPresent(
                    _ -> faults.at(FIELD, "ECR signs in at " + upstream.title() + " without a role. Leave it out."));
            return;
        }
        Optional<String> owner = url.flatMap(EcrUpstreamPolicies::accountOf);
        if (role.isEmpty()
                && owner.filter(account -> !account.equals(registry.account())).isPresent()) {
            faults.at(
                    FIELD,
                    "The upstream is a registry of account %s, so ECR needs a role of account %s to sign in there."
                            .formatted(owner.get(), registry.account()));
        }
        role.ifPresent(arn -> checkArn(arn, registry, faults));
    }

    private static void checkArn(String arn, RegistryId registry, Faults faults) {
        Matcher shape = ARN.matcher(arn);
        if (!shape.matches()) {
            faults.at(
                    FIELD,
                    "“%s” is not the ARN of a role. It looks like arn:aws:iam::%s:role/ecr-upstream."
                            .formatted(arn, registry.account()));
        } else if (!shape.group("account").equals(registry.account())) {
            faults.at(
                    FIELD,
                    "The role belongs to account %s; ECR takes only a role of the registry's own account, %s."
                            .formatted(shape.group("account"), registry.account()));
        }
    }
}
