package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.access.Principal;
import io.mirrordesk.sandbox.access.Tokens;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;

/** GetAuthorizationToken: the login of docker-compatible clients, valid for twelve hours. */
final class AuthorizationOperations {

    private final Tokens tokens;
    private final Supplier<String> endpoint;

    /**
     * @param endpoint where the sandbox serves {@code /v2/}, such as {@code http://127.0.0.1:4566}
     */
    AuthorizationOperations(Tokens tokens, Supplier<String> endpoint) {
        this.tokens = tokens;
        this.endpoint = endpoint;
    }

    void addTo(Operations operations) {
        operations.on("GetAuthorizationToken", GetAuthorizationTokenRequest::builder, this::issue);
    }

    private SdkPojo issue(Caller caller, GetAuthorizationTokenRequest request) {
        List<String> registries = request.hasRegistryIds()
                ? Constraints.size("registryIds", request.registryIds(), 1, 10)
                : List.of(caller.account());
        registries.forEach(id -> Constraints.pattern("registryIds", id, Constraints.REGISTRY_ID));
        return GetAuthorizationTokenResponse.builder()
                .authorizationData(registries.stream().map(id -> data(caller)).toList())
                .build();
    }

    private AuthorizationData data(Caller caller) {
        Tokens.Token token = tokens.issue(new Principal(caller.account(), caller.arn()));
        byte[] login = ("AWS:" + token.password()).getBytes(StandardCharsets.UTF_8);
        return AuthorizationData.builder()
                .authorizationToken(Base64.getEncoder().encodeToString(login))
                .expiresAt(token.expiresAt())
                .proxyEndpoint(endpoint.get())
                .build();
    }
}
