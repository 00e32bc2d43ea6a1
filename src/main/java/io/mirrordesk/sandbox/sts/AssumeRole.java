package io.mirrordesk.sandbox.sts;

import io.mirrordesk.sandbox.wire.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * AssumeRole. Any role of any account can be assumed, as the sandbox has no IAM; a role that has an external id in the properties only with
 * that id.
 */
final class AssumeRole {

    private static final Pattern ROLE =
            Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:[\\w+=,.@/-]*/)?([\\w+=,.@-]+)");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]*");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");

    private final Map<String, String> externalIds;
    private final Clock clock;

    AssumeRole(Map<String, String> externalIds, Clock clock) {
        this.externalIds = Map.copyOf(externalIds);
        this.clock = clock;
    }

    SdkPojo answer(Caller caller, AssumeRoleRequest request) {
        String roleArn = length("roleArn", request.roleArn(), 20, 2048);
        Matcher role = ROLE.matcher(roleArn);
        if (!role.matches()) {
            throw StsErrors.invalid(roleArn + " is invalid");
        }
        String session =
                pattern("roleSessionName", length("roleSessionName", request.roleSessionName(), 2, 64), SESSION);
        int seconds = duration(caller, Objects.requireNonNullElse(request.durationSeconds(), 3600));
        checkExternalId(caller, roleArn, request.externalId());
        return credentials(
                role.group(1), role.group(2), session, clock.instant().plusSeconds(seconds));
    }

    private static int duration(Caller caller, int seconds) {
        if (seconds < 900) {
            throw StsErrors.broken(
                    "'" + seconds + "'", "durationSeconds", "Member must have value greater than or equal to 900");
        }
        if (seconds > 43_200) {
            throw StsErrors.broken(
                    "'" + seconds + "'", "durationSeconds", "Member must have value less than or equal to 43200");
        }
        if (!caller.isRoot() && seconds > 3600) {
            throw StsErrors.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
                            + " role chaining");
        }
        return seconds;
    }

    private void checkExternalId(Caller caller, String roleArn, @Nullable String given) {
        if (given != null) {
            pattern("externalId", length("externalId", given, 2, 1224), EXTERNAL_ID);
        }
        String wanted = externalIds.get(roleArn);
        if (wanted != null && !wanted.equals(given)) {
            throw StsErrors.denied(caller.arn(), "AssumeRole", roleArn);
        }
    }

    private static SdkPojo credentials(String account, String role, String session, Instant expiry) {
        String arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
        return AssumeRoleResponse.builder()
                .credentials(Sessions.credentials(account, arn, expiry))
                .assumedRoleUser(user -> user.arn(arn).assumedRoleId(new Caller(account, "", arn).userId()))
                .build();
    }

    private static String length(String member, @Nullable String value, int least, int most) {
        if (value == null) {
            throw StsErrors.broken("null", member, "Member must not be null");
        }
        if (value.length() < least) {
            throw StsErrors.broken(
                    "'" + value + "'", member, "Member must have length greater than or equal to " + least);
        }
        if (value.length() > most) {
            throw StsErrors.broken("'" + value + "'", member, "Member must have length less than or equal to " + most);
        }
        return value;
    }

    private static String pattern(String member, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw StsErrors.broken(
                    "'" + value + "'", member, "Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }
}
