package io.mirrordesk.aws;

import io.mirrordesk.aws.call.CallFailed;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;

/** Why {@code BatchGetImage} did not give an image, although the call itself succeeded. */
final class ImageFailures {

    private ImageFailures() {}

    static CallFailed of(ImageFailure failure) {
        String code = String.valueOf(failure.failureCodeAsString());
        if (failure.failureCode() == ImageFailureCode.IMAGE_INACCESSIBLE) {
            return CallFailed.refused(new AwsError(
                    code,
                    "The image is archived, so ECR does not give its manifest.",
                    "Restore it in ECR first, which takes some minutes.",
                    null,
                    false));
        }
        return CallFailed.refused(new AwsError(
                code,
                "ECR did not give the image: " + failure.failureReason() + ".",
                "Retry in a minute.",
                null,
                true));
    }
}
