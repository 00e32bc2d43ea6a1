package io.mirrordesk.sandbox.upstream;

/**
 * A login at an upstream, as ECR's secrets hold it.
 *
 * @param accessToken never printed
 */
public record Credential(String username, String accessToken) {

    @Override
    public String toString() {
        return username + ":***";
    }
}
