package io.mirrordesk.sandbox.sts;

import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Callers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** Temporary credentials, and GetSessionToken, which hands them out for the caller itself. */
final class Sessions {

    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    SdkPojo answer(Caller caller, GetSessionTokenRequest request) {
        if (!caller.isRoot()) {
            throw StsErrors.denied("Cannot call GetSessionToken with session credentials");
        }
        int seconds = Objects.requireNonNullElse(request.durationSeconds(), 3600);
        if (seconds < 900 || seconds > 129_600) {
            String bound = seconds < 900 ? "greater than or equal to 900" : "less than or equal to 129600";
            throw StsErrors.broken("'" + seconds + "'", "durationSeconds", "Member must have value " + bound);
        }
        // "Sessions for AWS account owners are restricted to a maximum of 3,600 seconds" (API reference).
        Instant expiry = clock.instant().plusSeconds(Math.min(seconds, 3600));
        return GetSessionTokenResponse.builder()
                .credentials(credentials(caller.account(), caller.arn(), expiry))
                .build();
    }

    static Credentials credentials(String account, String arn, Instant expiry) {
        Callers.Session session = Callers.session(account, arn, expiry);
        return Credentials.builder()
                .accessKeyId(session.accessKey())
                .secretAccessKey(session.secretKey())
                .sessionToken(session.token())
                .expiration(expiry.truncatedTo(ChronoUnit.SECONDS))
                .build();
    }
}
