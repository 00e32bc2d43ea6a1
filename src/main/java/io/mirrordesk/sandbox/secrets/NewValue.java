package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.SecretVersion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** The value in a request: a text, bytes, or none. */
record NewValue(@Nullable String text, byte @Nullable [] bytes) {

    static NewValue of(@Nullable String text, @Nullable SdkBytes bytes) {
        byte[] content = bytes == null ? null : bytes.asByteArray();
        Checks.value(text, content);
        return new NewValue(text, content);
    }

    boolean isPresent() {
        return text != null || bytes != null;
    }

    boolean isIn(SecretVersion version) {
        return Objects.equals(text, version.text()) && Arrays.equals(bytes, version.bytes());
    }

    SecretVersion version(String id, Instant at, List<String> stages) {
        return new SecretVersion(id, text, bytes, at, stages);
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "NewValue[***]";
    }
}
