package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.PullTimeExclusions;
import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.DeregisterPullTimeUpdateExclusionRequest;
import software.amazon.awssdk.services.ecr.model.DeregisterPullTimeUpdateExclusionResponse;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsRequest;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsResponse;
import software.amazon.awssdk.services.ecr.model.RegisterPullTimeUpdateExclusionRequest;
import software.amazon.awssdk.services.ecr.model.RegisterPullTimeUpdateExclusionResponse;

/** The principals of a registry whose pulls leave the last recorded pull time as it is. */
final class PullTimeExclusionOperations {

    /** The longest page that the model of the answer allows. */
    private static final int LONGEST_PAGE = 100;

    private static final Pattern PRINCIPAL =
            Pattern.compile("^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\\w+=,.@-]+(/[\\w+=,.@-]+)*$");

    private final PullTimeExclusions exclusions;
    private final Clock clock;

    PullTimeExclusionOperations(PullTimeExclusions exclusions, Clock clock) {
        this.exclusions = exclusions;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("RegisterPullTimeUpdateExclusion", RegisterPullTimeUpdateExclusionRequest::builder, this::register)
                .on(
                        "DeregisterPullTimeUpdateExclusion",
                        DeregisterPullTimeUpdateExclusionRequest::builder,
                        this::deregister)
                .on("ListPullTimeUpdateExclusions", ListPullTimeUpdateExclusionsRequest::builder, this::list);
    }

    private SdkPojo register(Caller caller, RegisterPullTimeUpdateExclusionRequest request) {
        String principal = principal(request.principalArn());
        Instant now = clock.instant();
        if (!exclusions.add(caller.registry(), principal, now)) {
            throw new AwsError(
                    "ExclusionAlreadyExistsException",
                    "The pull time update exclusion for the principal '" + principal
                            + "' already exists in the registry with id '" + caller.account() + "'");
        }
        return RegisterPullTimeUpdateExclusionResponse.builder()
                .principalArn(principal)
                .createdAt(now)
                .build();
    }

    private SdkPojo deregister(Caller caller, DeregisterPullTimeUpdateExclusionRequest request) {
        String principal = principal(request.principalArn());
        if (!exclusions.remove(caller.registry(), principal)) {
            throw new AwsError(
                    "ExclusionNotFoundException",
                    "The pull time update exclusion for the principal '" + principal
                            + "' does not exist in the registry with id '" + caller.account() + "'");
        }
        return DeregisterPullTimeUpdateExclusionResponse.builder()
                .principalArn(principal)
                .build();
    }

    private SdkPojo list(Caller caller, ListPullTimeUpdateExclusionsRequest request) {
        int size = Math.min(LONGEST_PAGE, Page.size(request.maxResults(), 1000));
        List<String> found = exclusions.list(caller.registry(), Page.after(request.nextToken()), size + 1);
        Page<String> page = Page.of(found, size, principal -> principal);
        return ListPullTimeUpdateExclusionsResponse.builder()
                .pullTimeUpdateExclusions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static String principal(@Nullable String arn) {
        String given = Constraints.length("principalArn", Constraints.required("principalArn", arn), 0, 200);
        return Constraints.pattern("principalArn", given, PRINCIPAL);
    }
}
