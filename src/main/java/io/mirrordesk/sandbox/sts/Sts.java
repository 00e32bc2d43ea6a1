package io.mirrordesk.sandbox.sts;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Callers;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** GetCallerIdentity and AssumeRole. Any role of any account can be assumed: the sandbox has no IAM. */
public final class Sts {

    private static final Pattern ROLE =
            Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:[\\w+=,.@/-]*/)?([\\w+=,.@-]+)");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");

    private final Clock clock;

    public Sts(Clock clock) {
        this.clock = clock;
    }

    public Service service() {
        return new Service(
                "sts",
                "https://sts.amazonaws.com/doc/2011-06-15/",
                Service.Protocol.QUERY,
                new Operations()
                        .on("GetCallerIdentity", GetCallerIdentityRequest::builder, this::identity)
                        .on("AssumeRole", AssumeRoleRequest::builder, this::assume)
                        .leftOut("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "DecodeAuthorizationMessage")
                        .leftOut("GetAccessKeyInfo", "GetFederationToken", "GetSessionToken"));
    }

    private SdkPojo identity(Caller caller, GetCallerIdentityRequest request) {
        String session = caller.arn().substring(caller.arn().lastIndexOf('/') + 1);
        String userId = caller.arn().endsWith(":root") ? caller.account() : "AROA" + caller.account() + ":" + session;
        return GetCallerIdentityResponse.builder()
                .account(caller.account())
                .arn(caller.arn())
                .userId(userId)
                .build();
    }

    private SdkPojo assume(Caller caller, AssumeRoleRequest request) {
        Matcher role = ROLE.matcher(required("roleArn", request.roleArn()));
        if (!role.matches()) {
            throw new AwsError("ValidationError", request.roleArn() + " is invalid");
        }
        String session = required("roleSessionName", request.roleSessionName());
        if (!SESSION.matcher(session).matches()) {
            throw invalid(
                    "Value '" + session + "' at 'roleSessionName'",
                    "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        int seconds = Objects.requireNonNullElse(request.durationSeconds(), 3600);
        if (seconds < 900 || seconds > 43_200) {
            throw invalid(
                    "Value '" + seconds + "' at 'durationSeconds'", "Member must have value between 900 and 43200");
        }
        return credentials(role.group(1), role.group(2), session, Duration.ofSeconds(seconds));
    }

    private AssumeRoleResponse credentials(String account, String role, String sessionName, Duration duration) {
        String arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + sessionName;
        Callers.Session session = Callers.session(account, arn);
        return AssumeRoleResponse.builder()
                .credentials(c -> c.accessKeyId(session.accessKey())
                        .secretAccessKey(session.secretKey())
                        .sessionToken(session.token())
                        .expiration(clock.instant().plus(duration)))
                .assumedRoleUser(u -> u.arn(arn).assumedRoleId("AROA" + account + ":" + sessionName))
                .build();
    }

    private static String required(String member, @Nullable String value) {
        if (value == null) {
            throw invalid("Value null at '" + member + "'", "Member must not be null");
        }
        return value;
    }

    private static AwsError invalid(String what, String constraint) {
        return new AwsError(
                "ValidationError",
                "1 validation error detected: " + what + " failed to satisfy constraint: " + constraint);
    }
}
