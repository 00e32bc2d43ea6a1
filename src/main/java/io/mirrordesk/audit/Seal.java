package io.mirrordesk.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a record in the chain: SHA-256 over these fields in this order, each as a four-byte big-endian length and its
 * UTF-8 bytes; a null is the length -1 alone.
 *
 * <p>previous hash, sequence, id, at ({@code 2026-11-23T12:02:31.000000Z}, always six digits), actor kind, actor, phase, intent
 * id, action, subject, registry id, before, after, request id, AWS request id, error, solo ({@code true} or {@code false}).
 * Numbers are decimal. The texts are the stored bytes: nothing is parsed or normalized.
 */
final class Seal {

    /** What the first record's seal names as the hash before it. */
    static final String ORIGIN = "sha256:" + "0".repeat(64);

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final MessageDigest digest;

    private Seal() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Each Java has SHA-256.", impossible);
        }
    }

    static String hash(String previousHash, long sequence, AuditEntry entry) {
        return new Seal()
                .add(previousHash)
                .add(sequence)
                .add(entry.id())
                .add(at(entry.at()))
                .add(entry.actor().kind().name())
                .add(entry.actor().name())
                .add(entry.phase().name())
                .add(entry.intent())
                .add(entry.action())
                .add(entry.subject())
                .add(entry.registry())
                .add(entry.before())
                .add(entry.after())
                .add(entry.request())
                .add(entry.awsRequestId())
                .add(entry.error())
                .add(String.valueOf(entry.solo()))
                .hex();
    }

    private static String at(Instant instant) {
        return AT.format(instant);
    }

    private Seal add(@Nullable Long number) {
        return add(number == null ? null : number.toString());
    }

    private Seal add(@Nullable String text) {
        if (text == null) {
            digest.update(length(-1));
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(length(bytes.length));
            digest.update(bytes);
        }
        return this;
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    private String hex() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
