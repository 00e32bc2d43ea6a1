package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The upstreams inside the sandbox: small deterministic images under the names of each supported host. They take every
 * credential but the access token {@value #REFUSED_TOKEN}.
 */
public final class BuiltInUpstreams implements Upstreams {

    /** The one access token that is refused, so that people can see what happens then. */
    public static final String REFUSED_TOKEN = "wrong";

    private static final String DOCKER_HUB = "registry-1.docker.io";

    private final Catalogue catalogue = Catalogue.read();
    private final Map<String, Content> built = new ConcurrentHashMap<>();

    @Override
    public Upstream open(String host, Optional<Credential> credential) {
        return new BuiltIn(host, credential);
    }

    /** Whether there is a built-in upstream of this name. */
    public boolean knowsHost(String host) {
        return catalogue.knowsHost(host);
    }

    private Content content(String host, String repository) {
        Catalogue.Entry entry = catalogue
                .find(host, repository)
                .orElseThrow(() -> new UpstreamFailure(
                        Kind.NOT_FOUND, "The upstream " + host + " has no repository " + repository + "."));
        return built.computeIfAbsent(host + "/" + repository, name -> ContentFactory.build(host, entry));
    }

    private final class BuiltIn implements Upstream {

        private final String host;
        private final Optional<Credential> credential;

        BuiltIn(String host, Optional<Credential> credential) {
            this.host = host;
            this.credential = credential;
        }

        @Override
        public Manifest manifest(String repository, String reference) {
            return open(repository).manifest(reference).orElseThrow(() -> notFound("manifest", repository, reference));
        }

        @Override
        public InputStream blob(String repository, String digest) {
            return open(repository)
                    .blob(digest)
                    .map(ByteArrayInputStream::new)
                    .orElseThrow(() -> notFound("blob", repository, digest));
        }

        @Override
        public List<Descriptor> referrers(String repository, String digest) {
            return open(repository).referrers(digest);
        }

        @Override
        public LoginCheck checkLogin() {
            try {
                requireLogin();
                return LoginCheck.ok();
            } catch (UpstreamFailure failure) {
                return LoginCheck.failed(failure);
            }
        }

        /** Docker Hub keeps official images below {@code library/}: a name without a slash is answered with 403. */
        private Content open(String repository) {
            requireLogin();
            if (host.equals(DOCKER_HUB) && !repository.contains("/")) {
                throw new UpstreamFailure(
                        Kind.FORBIDDEN,
                        "Docker Hub has no repository " + repository + "; official images begin with library/.");
            }
            return content(host, repository);
        }

        private void requireLogin() {
            if (!knowsHost(host)) {
                throw new UpstreamFailure(Kind.UNAVAILABLE, "The sandbox has no upstream " + host + ".");
            }
            if (credential.filter(c -> c.accessToken().equals(REFUSED_TOKEN)).isPresent()) {
                throw new UpstreamFailure(Kind.UNAUTHORIZED, "The upstream " + host + " refused the credential.");
            }
        }

        private UpstreamFailure notFound(String what, String repository, String reference) {
            return new UpstreamFailure(
                    Kind.NOT_FOUND,
                    "The upstream " + host + " has no " + what + " " + reference + " in " + repository + ".");
        }
    }
}
