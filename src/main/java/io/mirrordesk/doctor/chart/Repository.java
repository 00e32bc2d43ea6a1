package io.mirrordesk.doctor.chart;

import io.mirrordesk.aws.CreationTemplate;
import io.mirrordesk.aws.ImageState;
import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.aws.RuleValidation;
import io.mirrordesk.aws.SecretState;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.observed.PullFailure;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Resource;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a repository of the cache, there or not.
 *
 * @param rule the rule that covers it, as far as it is known
 * @param mirror the mirror that the rule belongs to, or should
 * @param state empty if ECR says that it does not exist
 * @param image the image that the reference means; empty if ECR says that it has none
 * @param registryPolicy empty if there is none
 * @param policyScope {@code V1} or {@code V2}
 * @param templates creation templates for what pulls create
 * @param validation ECR's own opinion of the rule; not asked where no rule covers the repository
 * @param secret the rule's secret; not asked where the rule has none
 * @param failure what ECR's last event about the repository says, if it tells of a failure
 * @param remembered whether the inventory knew the image when it was last read
 */
public record Repository(
        RepositoryName name,
        Optional<Resource.Rule> rule,
        Optional<ManagedMirror> mirror,
        Reading<Optional<RepositoryDetails>> state,
        Reading<Optional<ImageState>> image,
        Reading<Optional<String>> registryPolicy,
        Reading<String> policyScope,
        Reading<List<CreationTemplate>> templates,
        Optional<Reading<RuleValidation>> validation,
        Optional<Reading<Optional<SecretState>>> secret,
        Reading<Optional<PullFailure>> failure,
        Reading<Boolean> remembered) {

    /** Whether ECR said that the repository exists; false also if it could not be read. */
    public boolean exists() {
        return state.value().flatMap(found -> found).isPresent();
    }

    /** Whether ECR said that the repository does not exist. */
    public boolean isAbsent() {
        return state.value().filter(Optional::isEmpty).isPresent();
    }

    public Optional<ImageState> cached() {
        return image.value().flatMap(found -> found);
    }

    /** Whether ECR said that it has no such image. */
    public boolean lacksImage() {
        return image.value().filter(Optional::isEmpty).isPresent();
    }

    /** The path as the upstream knows it, if a rule covers the repository. */
    public Optional<String> upstreamPath() {
        return rule.map(found -> {
            String below = name.value().substring(found.prefix().below().length());
            return found.upstreamPrefix() == null ? below : found.upstreamPrefix() + "/" + below;
        });
    }
}
