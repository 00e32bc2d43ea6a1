package io.mirrordesk.aws.call;

import io.mirrordesk.aws.AwsError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into an {@link AwsError} in words. */
public final class AwsErrors {

    /** The request was sent and no whole answer came back. */
    static final String LOST = "AnswerLost";

    static final String UNREACHABLE = "Unreachable";
    static final String THROTTLED = "Throttled";
    static final String DENIED = "AccessDenied";

    private static final Set<String> THROTTLING = Set.of(
            "Throttling",
            "Throttled",
            "ThrottledException",
            "ThrottlingException",
            "RequestThrottled",
            "TooManyRequests",
            "RequestLimitExceeded");

    private static final Set<String> DENIALS =
            Set.of("AccessDenied", "UnauthorizedOperation", "NotAuthorized", "AuthorizationError");

    private static final Set<String> IDENTITY = Set.of(
            "ExpiredToken",
            "UnrecognizedClient",
            "InvalidClientTokenId",
            "InvalidSignature",
            "IncompleteSignature",
            "SignatureDoesNotMatch",
            "MissingAuthenticationToken",
            "InvalidAccessKeyId");

    private AwsErrors() {}

    /** @param iamAction the permission that the call needs, such as {@code ecr:CreateRepository} */
    static AwsError of(SdkException e, String iamAction) {
        return e instanceof AwsServiceException answered ? answered(answered, iamAction) : unanswered(e, iamAction);
    }

    public static boolean isThrottling(AwsError error) {
        return error.code().equals(THROTTLED);
    }

    static boolean isLost(AwsError error) {
        return error.code().equals(LOST);
    }

    private static AwsError answered(AwsServiceException e, String iamAction) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        String code = code(details.map(AwsErrorDetails::errorCode).orElse(null), e.statusCode());
        String said = details.map(AwsErrorDetails::errorMessage)
                .filter(text -> !text.isBlank())
                .map(text -> " AWS says: “" + text.strip() + "”")
                .orElse("");
        if (e.isThrottlingException() || THROTTLING.contains(code) || e.statusCode() == 429) {
            return error(
                    THROTTLED,
                    new Words("AWS limits the rate of " + iamAction + "." + said, Words.RETRY_SOON),
                    e,
                    true);
        }
        if (DENIALS.contains(code)) {
            return error(DENIED, denied(e, iamAction, said), e, false);
        }
        if (IDENTITY.contains(code)) {
            return error(code, Words.IDENTITY.saying(said), e, false);
        }
        boolean inside = e.statusCode() >= 500;
        Words words = inside ? Words.SERVER : Words.of(code);
        return error(code, words.saying(said), e, inside);
    }

    private static Words denied(AwsServiceException e, String iamAction, String said) {
        boolean role = e.getClass().getPackageName().contains(".sts");
        String action = role ? "sts:AssumeRole" : iamAction;
        return new Words(
                "AWS denies " + action + " to the portal." + said,
                role
                        ? "Check the registry's role, its trust policy and the external id, then retry."
                        : "Give the portal's role the permission " + action + ", then retry.");
    }

    private static AwsError error(String code, Words words, AwsServiceException e, boolean passing) {
        return new AwsError(code, words.message(), words.help(), e.requestId(), passing);
    }

    private static String code(@Nullable String code, int status) {
        if (code == null || code.isBlank()) {
            return "Http" + status;
        }
        String type = code.substring(code.lastIndexOf('#') + 1);
        return type.endsWith("Exception") ? type.substring(0, type.length() - "Exception".length()) : type;
    }

    private static AwsError unanswered(SdkException e, String iamAction) {
        if (mentions(e, "credentials") && !mentionsIo(e)) {
            return new AwsError(
                    "NoCredentials", Words.NO_CREDENTIALS.message(), Words.NO_CREDENTIALS.help(), null, false);
        }
        if (causes(e).anyMatch(AwsErrors::neverSent)) {
            String message = "AWS could not be reached for " + iamAction + ". Nothing was sent.";
            return new AwsError(UNREACHABLE, message, Words.NETWORK, null, true);
        }
        String message = "The connection to AWS broke before " + iamAction + " was answered.";
        return new AwsError(LOST, message, Words.NETWORK, null, true);
    }

    private static boolean neverSent(Throwable cause) {
        return switch (cause) {
            case ConnectException _, UnknownHostException _, NoRouteToHostException _ -> true;
            case SocketTimeoutException timeout -> mentions(timeout, "connect timed out");
            default -> false;
        };
    }

    private static boolean mentionsIo(SdkException e) {
        return causes(e).anyMatch(IOException.class::isInstance);
    }

    private static boolean mentions(Throwable e, String text) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(text);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }
}
