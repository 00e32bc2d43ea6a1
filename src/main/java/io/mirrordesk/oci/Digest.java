package io.mirrordesk.oci;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The digest of a manifest or blob, such as {@code sha256:…} with 64 lower-case hexadecimal digits.
 *
 * @param algorithm {@code sha256}, {@code sha384} or {@code sha512}
 * @param hex the digits of the hash
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests">OCI image specification, digests</a>
 */
public record Digest(String algorithm, String hex) {

    private static final Pattern DIGEST =
            Pattern.compile("sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}");

    /** @throws InvalidDigest unless the digits are those of the algorithm */
    public Digest {
        String text = algorithm + ":" + hex;
        if (!DIGEST.matcher(text).matches()) {
            throw new InvalidDigest(text);
        }
    }

    /** @throws InvalidDigest with a sentence that says how a digest looks */
    @JsonCreator
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidDigest(text);
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The digest in a few characters, for tables: {@code sha256:0123456789ab}. */
    public String abbreviated() {
        return algorithm + ":" + hex.substring(0, 12);
    }

    @Override
    @JsonValue
    public String toString() {
        return algorithm + ":" + hex;
    }
}
