package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value of a secret: a text or bytes, and the stages such as {@code AWSCURRENT} that point at it. */
public record SecretVersion(
        String id, @Nullable String text, byte @Nullable [] bytes, Instant createdAt, List<String> stages) {

    public static final String CURRENT = "AWSCURRENT";
    public static final String PREVIOUS = "AWSPREVIOUS";

    /** Without the value. */
    @Override
    public String toString() {
        return "SecretVersion[" + id + " " + stages + "]";
    }
}
