package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /_upstream/<host>/token?service=…&scope=…}: the token endpoint of each built-in upstream, where a login can be
 * proved without pulling. 200 with a token, 401 for a refused login, 503 while the upstream is switched off,
 * 404 for a host that is not built in.
 */
public final class TokenEndpoint implements Route {

    /** Where the built-in upstreams begin on the sandbox's port. */
    public static final String ROOT = "/_upstream/";

    private static final String LEAF = "/token";
    private static final int LIFETIME_SECONDS = 300;
    private static final String BASIC = "Basic ";

    private final BuiltInUpstreams upstreams;
    private final UpstreamFaults faults;
    private final Clock clock;

    public TokenEndpoint(BuiltInUpstreams upstreams, UpstreamFaults faults, Clock clock) {
        this.upstreams = upstreams;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return ROOT;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(ROOT.length());
        String host = path.endsWith(LEAF) ? path.substring(0, path.length() - LEAF.length()) : "";
        if (!upstreams.knowsHost(host)) {
            answer(response, 404, Map.of("details", "There is no such upstream."));
            return;
        }
        Optional<Credential> login = login(request.getHeader("Authorization"));
        switch (new FaultyUpstreams(upstreams, faults)
                .open(host, login)
                .checkLogin()
                .outcome()) {
            case OK -> answer(response, 200, token(host, login));
            case UNREACHABLE -> answer(response, 503, Map.of("details", "service unavailable"));
            case REFUSED -> {
                response.setHeader("WWW-Authenticate", "Basic realm=\"" + host + "\"");
                answer(response, 401, Map.of("details", "incorrect username or password"));
            }
        }
    }

    private Map<String, Object> token(String host, Optional<Credential> login) {
        String holder = login.map(Credential::username).orElse("anonymous");
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((host + "|" + holder).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", token);
        body.put("access_token", token);
        body.put("expires_in", LIFETIME_SECONDS);
        body.put("issued_at", clock.instant().toString());
        return body;
    }

    private static Optional<Credential> login(@Nullable String header) {
        if (header == null || !header.startsWith(BASIC)) {
            return Optional.empty();
        }
        String pair = new String(decode(header.substring(BASIC.length())), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.of(new Credential(pair, BuiltInUpstreams.REFUSED_TOKEN))
                : Optional.of(new Credential(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.trim());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void answer(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(body));
    }
}
