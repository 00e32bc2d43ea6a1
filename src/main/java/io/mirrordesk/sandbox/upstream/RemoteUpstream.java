package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Any registry that speaks the OCI distribution specification, at an address. */
final class RemoteUpstream implements Upstream {

    /** ECR's own limit of a manifest, {@code ImageManifest} in its model. */
    private static final int LARGEST_MANIFEST = 4_194_304;

    private static final String ANY_MANIFEST = String.join(", ", MediaTypes.MANIFESTS);

    private final String host;
    private final RegistryHttp http;

    RemoteUpstream(String host, URI address, Optional<Credential> credential) {
        this.host = host;
        this.http = new RegistryHttp(host, address, credential);
    }

    @Override
    public Manifest manifest(String repository, String reference) {
        String path = "/v2/" + repository + "/manifests/" + reference;
        HttpResponse<InputStream> response = http.get(path, ANY_MANIFEST);
        Manifest manifest = Manifest.of(mediaType(response), text(response));
        boolean otherContent = Digests.isDigest(reference) && !manifest.digest().equals(reference);
        if (otherContent || !MediaTypes.MANIFESTS.contains(manifest.mediaType()) || !manifest.isWellFormed()) {
            throw broken("its manifest " + reference + " of " + repository + " is not what it says");
        }
        return manifest;
    }

    @Override
    public InputStream blob(String repository, String digest) {
        return http.get("/v2/" + repository + "/blobs/" + digest, "*/*").body();
    }

    /** Asks the referrers API, then the tag that stands in for it (OCI distribution specification, "Unavailable Referrers API"). */
    @Override
    public List<Descriptor> referrers(String repository, String digest) {
        try {
            HttpResponse<InputStream> response =
                    http.get("/v2/" + repository + "/referrers/" + digest, MediaTypes.OCI_INDEX);
            return Manifest.of(MediaTypes.OCI_INDEX, text(response)).children();
        } catch (JacksonException e) {
            throw broken("its list of referrers is no JSON");
        } catch (UpstreamFailure failure) {
            return failure.kind() == Kind.NOT_FOUND ? referrersByTag(repository, digest) : rethrow(failure);
        }
    }

    private List<Descriptor> referrersByTag(String repository, String digest) {
        try {
            return manifest(repository, digest.replace(':', '-')).children();
        } catch (UpstreamFailure failure) {
            return failure.kind() == Kind.NOT_FOUND ? List.of() : rethrow(failure);
        }
    }

    @Override
    public LoginCheck checkLogin() {
        try (InputStream body = http.get("/v2/", "application/json").body()) {
            return LoginCheck.ok();
        } catch (IOException e) {
            return LoginCheck.failed(broken("the connection broke"));
        } catch (UpstreamFailure failure) {
            return LoginCheck.failed(failure);
        }
    }

    private static <T> T rethrow(UpstreamFailure failure) {
        throw failure;
    }

    private String text(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw broken("its manifest is larger than 4 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " broke off its answer.", e);
        }
    }

    private static String mediaType(HttpResponse<InputStream> response) {
        String header = response.headers().firstValue("Content-Type").orElse("");
        return header.replaceFirst(";.*", "").trim();
    }

    private UpstreamFailure broken(String what) {
        return new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " gave a broken answer: " + what + ".");
    }
}
