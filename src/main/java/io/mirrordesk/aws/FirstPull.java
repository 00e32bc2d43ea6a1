package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.oci.RepositoryName;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;

/**
 * The first pull of an image, by tag and as the owning account: what makes ECR import it. A pull by digest of an image that is not cached
 * fails, so the tag comes first.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests">OCI distribution
 *     specification, pulling manifests</a>
 */
@Component
public class FirstPull {

    /** ECR imports a whole index before it answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ACCEPT = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private final AwsCalls calls;
    private final ImageReads images;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    FirstPull(AwsCalls calls, ImageReads images) {
        this.calls = calls;
        this.images = images;
    }

    /**
     * Pulls a manifest by tag. That it was answered does not mean that ECR has stored the image: see {@link #listed}.
     *
     * @throws PullFailed when it was refused or not answered
     */
    public PulledManifest pull(RegistryConnection connection, RepositoryName repository, String tag) {
        URI address = connection.pullAddress().resolve("/v2/" + repository + "/manifests/" + tag);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", ACCEPT)
                .header("Authorization", "Basic " + token(connection))
                .build();
        HttpResponse<byte[]> answer = sent(request);
        if (answer.statusCode() != 200) {
            throw new PullFailed(PullErrors.of(answer, repository + ":" + tag));
        }
        return PulledManifests.of(answer);
    }

    /**
     * Whether ECR lists the image and, of an index, all its children.
     *
     * @throws AwsUnavailable if AWS cannot be read
     */
    public boolean listed(RegistryConnection connection, RepositoryName repository, PulledManifest manifest) {
        List<Digest> digests = new ArrayList<>(manifest.children());
        digests.addFirst(manifest.digest());
        try {
            return images.areListed(connection, repository, digests);
        } catch (CallFailed failed) {
            throw new AwsUnavailable(failed.error());
        }
    }

    private String token(RegistryConnection connection) {
        try {
            return calls
                    .ecr(connection, "GetAuthorizationToken", ecr -> ecr.getAuthorizationToken())
                    .authorizationData()
                    .stream()
                    .findFirst()
                    .map(AuthorizationData::authorizationToken)
                    .orElseThrow(() -> Unreadable.halfAnswered("login to the registry"));
        } catch (CallFailed failed) {
            throw new PullFailed(failed.error());
        }
    }

    private HttpResponse<byte[]> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new PullFailed(PullErrors.unreachable(request.uri()));
        } catch (IOException e) {
            throw new PullFailed(PullErrors.broken(request.uri()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PullFailed(PullErrors.broken(request.uri()));
        }
    }
}
