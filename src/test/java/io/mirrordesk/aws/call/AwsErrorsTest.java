package io.mirrordesk.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.aws.AwsError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecr.model.EcrException;

class AwsErrorsTest {

    private static final String ACTION = "ecr:CreatePullThroughCacheRule";

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, 400, Throttled, true",
        "TooManyRequestsException, 429, Throttled, true",
        "RequestThrottled, 403, Throttled, true",
        "ServerException, 500, Server, true",
        "InternalServiceError, 503, InternalServiceError, true",
        "AccessDeniedException, 400, AccessDenied, false",
        "UnrecognizedClientException, 400, UnrecognizedClient, false",
        "PullThroughCacheRuleAlreadyExistsException, 400, PullThroughCacheRuleAlreadyExists, false",
        "LimitExceededException, 400, LimitExceeded, false",
        "SecretNotFoundException, 400, SecretNotFound, false",
        "com.amazon#RepositoryNotEmptyException, 400, RepositoryNotEmpty, false",
        "SomethingNewException, 400, SomethingNew, false"
    })
    void knowsWhetherAnErrorPasses(String type, int status, String code, boolean passing) {
        AwsError error = AwsErrors.of(answered(type, status), ACTION);

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.passing()).isEqualTo(passing);
        assertThat(error.requestId()).isEqualTo("aws-1");
    }

    /** Every error type of the operations that the portal calls. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "InvalidParameter",
                "Validation",
                "InvalidTagParameter",
                "TooManyTags",
                "LimitExceeded",
                "Kms",
                "PullThroughCacheRuleAlreadyExists",
                "PullThroughCacheRuleNotFound",
                "UnsupportedUpstreamRegistry",
                "UnableToAccessSecret",
                "SecretNotFound",
                "UnableToDecryptSecretValue",
                "RepositoryAlreadyExists",
                "RepositoryNotFound",
                "RepositoryNotEmpty",
                "TemplateAlreadyExists",
                "TemplateNotFound",
                "RegistryPolicyNotFound",
                "RepositoryPolicyNotFound",
                "LifecyclePolicyNotFound",
                "ImageNotFound",
                "InvalidRequest",
                "ResourceNotFound",
                "ResourceExists",
                "EncryptionFailure",
                "DecryptionFailure",
                "PreconditionNotMet",
                "MalformedPolicyDocument",
                "QueueDoesNotExist",
                "OverLimit",
                "UnableToGetUpstreamImage"
            })
    void hasAnOwnSentenceForEachType(String type) {
        assertThat(Words.of(type)).isNotEqualTo(Words.of("SomethingNew"));
        assertThat(List.of(Words.of(type).message(), Words.of(type).help()))
                .allSatisfy(sentence ->
                        assertThat(sentence).matches("[A-Z].*[.:].*").endsWith("."));
    }

    @Test
    void namesThePermissionThatIsMissingAndQuotesAws() {
        AwsError error = AwsErrors.of(answered("AccessDeniedException", 400), ACTION);

        assertThat(error.message()).isEqualTo("AWS denies " + ACTION + " to the portal. AWS says: “It is so.”");
        assertThat(error.help()).contains(ACTION);
    }

    @Test
    void tellsWhatWasNeverSentFromWhatMayHaveHappened() {
        assertThat(code(new ConnectException("Connection refused"))).isEqualTo("Unreachable");
        assertThat(code(new SocketTimeoutException("Connect timed out"))).isEqualTo("Unreachable");
        assertThat(code(new SocketTimeoutException("Read timed out"))).isEqualTo("AnswerLost");
        assertThat(code(new SocketException("Connection reset"))).isEqualTo("AnswerLost");
    }

    @Test
    void saysThatCredentialsAreMissing() {
        SdkClientException missing =
                SdkClientException.create("Unable to load credentials from any of the providers in the chain");

        assertThat(AwsErrors.of(missing, ACTION).code()).isEqualTo("NoCredentials");
        assertThat(AwsErrors.of(missing, ACTION).passing()).isFalse();
    }

    private static String code(IOException cause) {
        return AwsErrors.of(SdkClientException.create("Unable to execute HTTP request", cause), ACTION)
                .code();
    }

    private static AwsServiceException answered(String type, int status) {
        return EcrException.builder()
                .statusCode(status)
                .requestId("aws-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(type)
                        .errorMessage("It is so.")
                        .build())
                .build();
    }
}
