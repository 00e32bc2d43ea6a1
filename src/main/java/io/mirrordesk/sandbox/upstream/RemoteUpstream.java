package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    RemoteUpstream(String host, URI address, Optional<Credential> credential, Duration patience) {
        this.host = host;
        this.http = new RegistryHttp(host, address, credential, patience);
    }

    @Override
    public Manifest manifest(String repository, String reference) {
        String path = "/v2/" + repository + "/manifests/" + reference;
        Answer answer = http.get(path, ANY_MANIFEST);
        String text = text(answer);
        Manifest manifest = Manifest.of(mediaType(answer, text), text, reference);
        boolean otherContent = Digests.isDigest(reference) && !manifest.digest().equals(reference);
        if (otherContent || !manifest.isWellFormed()) {
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
            Answer answer = http.get("/v2/" + repository + "/referrers/" + digest, MediaTypes.OCI_INDEX);
            return Manifest.of(MediaTypes.OCI_INDEX, text(answer)).children();
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
        try (Answer answer = http.get("/v2/", "application/json")) {
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

    private String text(Answer answer) {
        try (answer) {
            byte[] bytes = answer.body().readNBytes(LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw broken("its manifest is larger than 4 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " broke off its answer.", e);
        }
    }

    /** As the header says, or the manifest itself where the header says nothing of use. */
    private static String mediaType(Answer answer, String text) {
        String header = answer.header("Content-Type").replaceFirst(";.*", "").trim();
        return MediaTypes.MANIFESTS.contains(header)
                ? header
                : Manifest.of(header, text).ownMediaType().orElse(header);
    }

    private UpstreamFailure broken(String what) {
        return new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " gave a broken answer: " + what + ".");
    }
}
