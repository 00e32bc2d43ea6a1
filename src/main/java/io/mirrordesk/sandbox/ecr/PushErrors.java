package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.AwsError;
import org.jspecify.annotations.Nullable;

/** What ECR says to a PutImage that it does not take. */
final class PushErrors {

    private PushErrors() {}

    static AwsError invalidManifest(String why) {
        return EcrErrors.broken("ImageManifest", why);
    }

    static AwsError noMediaType() {
        return EcrErrors.invalidParameter("image manifest mediatype not provided in manifest or parameter");
    }

    static AwsError imageAlreadyExists(Repository repository, String digest, @Nullable String tag) {
        return new AwsError(
                "ImageAlreadyExistsException",
                "Image with digest '" + digest + "' and tag '" + tag + "' already exists in the repository with name '"
                        + repository.name() + "' in registry with id '"
                        + repository.registry().account() + "'");
    }

    static AwsError tagAlreadyExists(Repository repository, String tag) {
        return new AwsError(
                "ImageTagAlreadyExistsException",
                "The image tag '" + tag + "' already exists in the '" + repository.name()
                        + "' repository and cannot be overwritten because the tag is immutable.");
    }

    static AwsError digestDoesNotMatch(String given, String calculated) {
        return new AwsError(
                "ImageDigestDoesNotMatchException",
                "The image digest '" + given + "' does not match the digest '" + calculated
                        + "' that Amazon ECR calculated for the image.");
    }

    static AwsError tooManyTags(int most) {
        return new AwsError("LimitExceededException", "An image can have at most " + most + " tags.");
    }
}
