package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.AwsError;
import java.util.List;

/** What ECR says about layers and uploads. */
final class LayerErrors {

    private LayerErrors() {}

    static AwsError uploadNotFound(Repository repository, String uploadId) {
        return new AwsError(
                "UploadNotFoundException",
                "The upload with id '" + uploadId + "' could not be found in " + described(repository));
    }

    static AwsError emptyUpload(String uploadId) {
        return new AwsError(
                "EmptyUploadException", "The upload with id '" + uploadId + "' does not contain any layer parts.");
    }

    static AwsError partTooSmall() {
        return new AwsError("LayerPartTooSmallException", "Layer parts must be at least 5 MiB in size.");
    }

    static AwsError invalidLayer(List<String> digests) {
        return new AwsError(
                "InvalidLayerException",
                "The digest of the layer that was received does not match the digests specified: " + digests);
    }

    static AwsError layerAlreadyExists(Repository repository, String digest) {
        return new AwsError(
                "LayerAlreadyExistsException",
                "The layer with digest '" + digest + "' already exists in " + described(repository));
    }

    /** For a download: not there, or not a layer of this repository. */
    static AwsError layerNotFound(Repository repository, String digest) {
        return new AwsError(
                "LayersNotFoundException",
                "The layer with digest '" + digest + "' does not exist in " + described(repository));
    }

    /** For a push that names layers which the repository has not. */
    static AwsError layersNotFound(Repository repository, List<String> digests) {
        return new AwsError("LayersNotFoundException", required("Layers", digests, repository));
    }

    /** For a push of an index that names images which the repository has not. */
    static AwsError imagesNotFound(Repository repository, List<String> digests) {
        return new AwsError("ReferencedImagesNotFoundException", required("Images", digests, repository));
    }

    private static String required(String what, List<String> digests, Repository repository) {
        return what + " with digests '" + digests + "' required for pushing image into repository with name '"
                + repository.name() + "' in the registry with id '"
                + repository.registry().account()
                + "' do not exist";
    }

    private static String described(Repository repository) {
        return "the repository with name '" + repository.name() + "' in the registry with id '"
                + repository.registry().account() + "'";
    }
}
