package io.mirrordesk.portal.demo;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.plan.RegistryId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** What others do in a sandbox's account besides the portal: by HTTP, as any client would, and by the sandbox's own controls. */
final class DemoColleagues {

    private static final MediaType AMZ_JSON = MediaType.valueOf("application/x-amz-json-1.1");

    private final RestClient http;
    private final RegistryId registry;

    DemoColleagues(ManagedRegistry registry) {
        URI sandbox = Objects.requireNonNull(registry.endpoint());
        this.registry = registry.id();
        this.http = RestClient.create(sandbox);
    }

    /** Creates a bare repository, as somebody with the AWS CLI does; one that is there already stays. */
    void createRepository(String name) {
        http.post()
                .uri("/")
                .contentType(AMZ_JSON)
                .header("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921.CreateRepository")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/ecr/aws4_request, Signature=demo"
                                .formatted(registry.account(), registry.region()))
                .body("{\"repositoryName\":\"" + name + "\"}")
                .exchange((_, answer) -> answer.getStatusCode());
    }

    /** Pulls the manifest of {@code repository:tag} with the login of the registry's own account. */
    void pull(String image) {
        int colon = image.lastIndexOf(':');
        http.get()
                .uri("/v2/" + image.substring(0, colon) + "/manifests/" + image.substring(colon + 1))
                .headers(headers -> headers.setBasicAuth("AWS", "sandbox-" + registry.account()))
                .header(
                        "Accept",
                        "application/vnd.oci.image.index.v1+json, "
                                + "application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, "
                                + "application/vnd.docker.distribution.manifest.v2+json")
                .exchange((_, answer) -> answer.getStatusCode());
    }

    /** Has the next call of an operation refused as if the portal's role did not allow it. */
    void forbidOnce(String operation) {
        control(
                "faults",
                Map.of(
                        "operation",
                        operation,
                        "type",
                        "AccessDeniedException",
                        "message",
                        "User: arn:aws:sts::%s:assumed-role/mirrordesk/portal is not authorized to perform: ecr:%s because no identity-based policy allows the action"
                                .formatted(registry.account(), operation),
                        "times",
                        1));
    }

    /**
     * Says how old the images are.
     *
     * @param tag null for every image of the repository
     * @param pulledAt the last recorded pull; null for never
     */
    void age(String repository, @Nullable String tag, double days, @Nullable String pulledAt) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("account", registry.account());
        body.put("region", registry.region());
        body.put("repository", repository);
        if (tag != null) {
            body.put("tag", tag);
        }
        body.put("ageDays", days);
        body.put("lastRecordedPullTime", pulledAt);
        control("images/age", body);
    }

    private void control(String path, Map<String, ? extends @Nullable Object> body) {
        http.post()
                .uri("/_sandbox/" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((_, answer) -> answer.getStatusCode());
    }
}
