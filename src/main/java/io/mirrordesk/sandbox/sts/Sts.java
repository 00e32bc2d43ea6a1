package io.mirrordesk.sandbox.sts;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Callers;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;

/**
 * The STS service: who am I, and temporary credentials.
 *
 * @param externalIds the external id that AssumeRole has to bring, by role ARN
 */
public record Sts(Callers callers, Map<String, String> externalIds, Clock clock) {

    public Service service() {
        return new Service(
                "sts",
                "https://sts.amazonaws.com/doc/2011-06-15/",
                Service.Protocol.QUERY,
                new Operations()
                        .on("GetCallerIdentity", GetCallerIdentityRequest::builder, this::identity)
                        .on("AssumeRole", AssumeRoleRequest::builder, new AssumeRole(externalIds, clock)::answer)
                        .on("GetSessionToken", GetSessionTokenRequest::builder, new Sessions(clock)::answer)
                        .on("GetAccessKeyInfo", GetAccessKeyInfoRequest::builder, this::keyInfo)
                        .on("DecodeAuthorizationMessage", DecodeAuthorizationMessageRequest::builder, this::decode)
                        .leftOut("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetFederationToken"));
    }

    private SdkPojo identity(Caller caller, GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .account(caller.account())
                .arn(caller.arn())
                .userId(caller.userId())
                .build();
    }

    private SdkPojo keyInfo(Caller caller, GetAccessKeyInfoRequest request) {
        String key = Objects.requireNonNullElse(request.accessKeyId(), "");
        if (!key.matches("\\w{16,128}")) {
            throw StsErrors.broken(
                    "'" + key + "'", "accessKeyId", "Member must satisfy regular expression pattern: [\\w]*");
        }
        return GetAccessKeyInfoResponse.builder().account(callers.account(key)).build();
    }

    /** Nothing that the sandbox says needs decoding. */
    private SdkPojo decode(Caller caller, DecodeAuthorizationMessageRequest request) {
        throw new AwsError(
                "InvalidAuthorizationMessageException", "The message is not an encoded authorization message.");
    }
}
