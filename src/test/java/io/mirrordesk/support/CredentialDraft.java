package io.mirrordesk.support;

/** Drafts about credentials of Docker Hub. */
public final class CredentialDraft {

    private CredentialDraft() {}

    /** A mirror that brings its credential along, both of the same name. */
    public static String mirror(String prefix) {
        return """
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%1$s", "upstream": "docker-hub", "credential": "%1$s", "team": "payments"},
                 "credential": {"name": "%1$s", "upstream": "docker-hub", "username": "me", "accessToken": "fine"}}""".formatted(prefix);
    }

    /** A mirror that uses a credential which is there. */
    public static String mirror(String prefix, String credential) {
        return """
                {"kind": "CREATE_MIRROR", "reason": "We need it",
                 "mirror": {"prefix": "%s", "upstream": "docker-hub", "credential": "%s", "team": "payments"}}""".formatted(prefix, credential);
    }

    /** @param members such as {@code "accessToken": "fine"}, besides the name; empty for none */
    public static String of(String kind, String name, String members) {
        return "{\"kind\": \"%s\", \"reason\": \"It is time\", \"credential\": {\"name\": \"%s\"%s}}"
                .formatted(kind, name, members.isEmpty() ? "" : ", " + members);
    }
}
