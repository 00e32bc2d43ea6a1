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
        if (text != null && bytes != null) {
            throw SecretErrors.invalidParameter("You can't specify both SecretString and SecretBinary.");
        }
        if (text != null && text.length() > 65_536) {
            throw SecretErrors.invalidParameter("SecretString has at most 65536 bytes.");
        }
        return new NewValue(text, bytes == null ? null : bytes.asByteArray());
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
