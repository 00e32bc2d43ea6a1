package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GET at a registry, with the login that it demands, which is kept for the next call. A redirect (to a content store) is followed
 * without the login; only the registry itself is given it, if it asks again.
 */
final class RegistryHttp {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final int MOST_REDIRECTS = 5;

    private final String host;
    private final URI address;
    private final Duration patience;
    private final RegistryLogin login;
    private volatile @Nullable String authorization;

    /** @param patience how long to wait for an answer, and then for more of its body */
    RegistryHttp(String host, URI address, Optional<Credential> credential, Duration patience) {
        this.host = host;
        this.address = address;
        this.patience = patience;
        this.login = new RegistryLogin(host, credential, this::send);
    }

    /**
     * Reads a path.
     *
     * @return a successful answer; the caller closes its body
     */
    Answer get(String path, String accept) {
        URI target = address.resolve(path);
        Answer response = authorized(target, accept);
        for (int i = 0; i < MOST_REDIRECTS && isRedirect(response); i++) {
            target = next(target, response);
            close(response);
            response = redirected(target, accept);
        }
        if (response.status() != 200) {
            close(response);
            throw new UpstreamFailure(
                    kind(response.status()),
                    "The upstream " + host + " answered " + response.status() + " to " + path + ".");
        }
        return response;
    }

    static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.TOO_MANY_REQUESTS;
            default -> Kind.UNAVAILABLE;
        };
    }

    private Answer authorized(URI target, String accept) {
        Answer response = send(target, accept, Optional.ofNullable(authorization));
        if (response.status() != 401) {
            return response;
        }
        String challenge = response.header("WWW-Authenticate");
        close(response);
        String fresh = login.answer(challenge);
        authorization = fresh;
        return send(target, accept, Optional.of(fresh));
    }

    private Answer redirected(URI target, String accept) {
        Answer response = send(target, accept, Optional.empty());
        if (response.status() == 401 && isHere(target)) {
            close(response);
            return authorized(target, accept);
        }
        return response;
    }

    private URI next(URI target, Answer response) {
        try {
            return target.resolve(response.header("Location"));
        } catch (IllegalArgumentException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " redirects to no address.", e);
        }
    }

    private boolean isHere(URI target) {
        return address.getScheme().equals(target.getScheme())
                && String.valueOf(address.getRawAuthority()).equals(target.getRawAuthority());
    }

    private Answer send(URI target, String accept, Optional<String> withAuthorization) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(target).timeout(patience).header("Accept", accept);
            withAuthorization.ifPresent(value -> request.header("Authorization", value));
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            return new Answer(response.statusCode(), response.headers(), new PatientStream(response.body(), patience));
        } catch (IllegalArgumentException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " names an address that is none.", e);
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " cannot be reached.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The call to the upstream " + host + " was interrupted.", e);
        }
    }

    private static boolean isRedirect(Answer response) {
        return response.status() >= 300
                && response.status() < 400
                && !response.header("Location").isEmpty();
    }

    private void close(Answer response) {
        try {
            response.close();
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " broke off its answer.", e);
        }
    }
}
