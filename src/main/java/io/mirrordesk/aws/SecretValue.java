package io.mirrordesk.aws;

/** A credential's value on its way to Secrets Manager. It is in no text, log or record of the portal. */
public record SecretValue(String username, String accessToken) {

    @Override
    public String toString() {
        return "SecretValue[masked]";
    }
}
