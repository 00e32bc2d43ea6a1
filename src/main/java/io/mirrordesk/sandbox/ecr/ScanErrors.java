package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.AwsError;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** What ECR says about scans that cannot be. */
final class ScanErrors {

    private ScanErrors() {}

    static AwsError archived() {
        return new AwsError("ImageArchivedException", "The specified image is archived and cannot be scanned.");
    }

    static AwsError unsupported() {
        return new AwsError("UnsupportedImageTypeException", "The image is of a type that cannot be scanned.");
    }

    static AwsError quota() {
        return new AwsError(
                "LimitExceededException", "The scan quota per image has been exceeded. Wait and try again.");
    }

    static AwsError notFound(Repository repository, ImageIdentifier id) {
        return new AwsError(
                "ScanNotFoundException",
                "Image scan does not exist for the image with '{imageDigest:'" + id.imageDigest() + "', imageTag:'"
                        + id.imageTag() + "'}' in the repository with name '" + repository.name()
                        + "' in the registry with id '" + repository.registry().account() + "'");
    }
}
