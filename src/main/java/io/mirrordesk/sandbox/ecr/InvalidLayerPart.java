package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.AwsError;
import java.util.Map;

/** {@code InvalidLayerPartException}: a part that does not continue the upload, or whose size is not what it says. */
final class InvalidLayerPart extends AwsError {

    private static final long serialVersionUID = 1;

    private final String account;
    private final String repositoryName;
    private final String uploadId;
    private final long received;

    /**
     * @param received how many bytes the upload has
     */
    InvalidLayerPart(Repository repository, String uploadId, long received, String message) {
        super("InvalidLayerPartException", message);
        this.account = repository.registry().account();
        this.repositoryName = repository.name();
        this.uploadId = uploadId;
        this.received = received;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of(
                "registryId", account,
                "repositoryName", repositoryName,
                "uploadId", uploadId,
                "lastValidByteReceived", Math.max(0, received - 1));
    }
}
