package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.upstream.Digests;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path below {@code /v2/}, taken apart.
 *
 * @param kind which resource
 * @param name the repository's name
 * @param reference a tag, a digest or an upload's id; else empty
 */
record Resource(Kind kind, String name, String reference) {

    /** The resources of the OCI distribution specification, and Docker's catalog. */
    enum Kind {
        BASE("/v2/?()()"),
        CATALOG("/v2/_catalog()()"),
        UPLOADS("/v2/(.+)/blobs/uploads/?()"),
        UPLOAD("/v2/(.+)/blobs/uploads/([0-9a-f-]{36})"),
        BLOB("/v2/(.+)/blobs/([^/]+)"),
        TAGS("/v2/(.+)/tags/list()"),
        REFERRERS("/v2/(.+)/referrers/([^/]+)"),
        MANIFEST("/v2/(.+)/manifests/([^/]+)");

        private final Pattern path;

        Kind(String path) {
            this.path = Pattern.compile(path);
        }
    }

    private static final String WORD = "[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*";

    /** {@code RepositoryName} of ECR's model. */
    private static final Pattern NAME = Pattern.compile(WORD + "(?:/" + WORD + ")*");

    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final int LONGEST_NAME = 256;

    /** Empty if there is no such resource; 400 if the name, the tag or the digest is malformed. */
    static Optional<Resource> parse(String path) {
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.path.matcher(path);
            if (matcher.matches()) {
                return Optional.of(new Resource(kind, matcher.group(1), matcher.group(2)).checked());
            }
        }
        return Optional.empty();
    }

    private Resource checked() {
        if (kind != Kind.BASE && kind != Kind.CATALOG && !isName(name)) {
            throw new OciError(400, "NAME_INVALID", "The repository name is not valid");
        }
        boolean wantsDigest = kind == Kind.BLOB || kind == Kind.REFERRERS || reference.contains(":");
        if (wantsDigest && !Digests.isDigest(reference)) {
            throw OciError.digestInvalid("The digest '" + reference + "' is not valid");
        }
        if (kind == Kind.MANIFEST && !wantsDigest && !TAG.matcher(reference).matches()) {
            throw new OciError(400, "TAG_INVALID", "The image tag '" + reference + "' is not valid");
        }
        return this;
    }

    static boolean isName(String name) {
        return name.length() >= 2
                && name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches();
    }
}
