package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.plan.Resource.Statement;
import io.mirrordesk.policy.PolicyDocument;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.DeleteRegistryPolicyRequest;

/**
 * Statements of the registry policy, which ECR only replaces whole and without compare-and-swap. So it is read right before the write and
 * kept in the record, every other statement is sent as the exact text read, and it is read again right after.
 */
@Component
class StatementChanges {

    private final AwsCalls calls;
    private final PolicyReads reads;

    StatementChanges(AwsCalls calls, PolicyReads reads) {
        this.calls = calls;
        this.reads = reads;
    }

    Change put(RegistryConnection connection, Statement statement) {
        return splicing(connection, statement.sid(), policy -> policy.with(statement.sid(), statement.json()));
    }

    Change delete(RegistryConnection connection, Statement statement) {
        return splicing(connection, statement.sid(), policy -> policy.without(statement.sid()));
    }

    private Change splicing(RegistryConnection connection, String sid, UnaryOperator<PolicyDocument> splice) {
        PolicyDocument read = reads.document(connection);
        Optional<String> kept = read.isEmpty() ? Optional.empty() : Optional.of(read.text());
        PolicyDocument wanted = fitting(splice.apply(read));
        return new Change(kept, () -> {
            if (hasSame(sid, read, wanted)) {
                return Optional.empty();
            }
            Optional<String> requestId = write(connection, wanted);
            PolicyDocument after = readBack(connection);
            return hasSame(sid, after, wanted) ? requestId : again(connection, sid, after, splice);
        });
    }

    /** Somebody replaced the policy right after our write, from a text without our change: their edit stays, ours is made once more. */
    private Optional<String> again(
            RegistryConnection connection, String sid, PolicyDocument read, UnaryOperator<PolicyDocument> splice) {
        PolicyDocument wanted = fitting(splice.apply(read));
        Optional<String> requestId = write(connection, wanted);
        if (!hasSame(sid, readBack(connection), wanted)) {
            throw CallFailed.refused(new AwsError(
                    "RegistryPolicyContended",
                    "Somebody else keeps changing the registry policy: the statement " + sid
                            + " was overwritten twice.",
                    "Find out what else writes the registry policy of this registry, then retry.",
                    requestId.orElse(null),
                    true));
        }
        return requestId;
    }

    private static boolean hasSame(String sid, PolicyDocument one, PolicyDocument other) {
        Optional<String> left = one.statement(sid);
        Optional<String> right = other.statement(sid);
        return left.isPresent() && right.isPresent()
                ? PolicyDocument.equivalentStatements(left.get(), right.get())
                : left.isEmpty() && right.isEmpty();
    }

    private static PolicyDocument fitting(PolicyDocument wanted) {
        if (!wanted.fits()) {
            throw CallFailed.refused(new AwsError(
                    "RegistryPolicyTooLong",
                    "The registry policy would have %,d characters; ECR allows %,d."
                            .formatted(wanted.text().length(), PolicyDocument.MAX_LENGTH),
                    "Grant an organization instead of single accounts, or retire mirrors that nobody uses.",
                    null,
                    false));
        }
        return wanted;
    }

    /** ECR does not keep a policy without statements. */
    private Optional<String> write(RegistryConnection connection, PolicyDocument wanted) {
        if (!wanted.isEmpty()) {
            return Change.requestId(calls.ecr(
                    connection, "PutRegistryPolicy", ecr -> ecr.putRegistryPolicy(r -> r.policyText(wanted.text()))));
        }
        DeleteRegistryPolicyRequest delete =
                DeleteRegistryPolicyRequest.builder().build();
        return CallFailed.emptyIf(
                        "RegistryPolicyNotFound",
                        () -> calls.ecr(connection, "DeleteRegistryPolicy", ecr -> ecr.deleteRegistryPolicy(delete)))
                .flatMap(Change::requestId);
    }

    /** The write was answered; when reading back fails, what became of it is not known. */
    private PolicyDocument readBack(RegistryConnection connection) {
        try {
            return reads.document(connection);
        } catch (CallFailed failed) {
            throw CallFailed.lost(failed.error());
        }
    }
}
