package io.mirrordesk.sandbox.secrets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints of Secrets Manager's API model; each check returns the value, or refuses as Secrets Manager words it. */
final class Checks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
    private static final int MOST_BYTES = 65_536;

    private Checks() {}

    static String name(@Nullable String name) {
        if (name == null) {
            throw SecretErrors.broken("null", "name", "Member must not be null");
        }
        if (!NAME.matcher(name).matches()) {
            throw SecretErrors.validation("Invalid name. Must be a valid name containing alphanumeric characters,"
                    + " or any of the following: -/_+=.@!");
        }
        return name;
    }

    /** A name, or something that begins as an ARN does. */
    static String secretId(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw SecretErrors.broken("null", "secretId", "Member must not be null");
        }
        length("secretId", id, 1, 2048);
        return id.startsWith("arn:") ? id : name(id);
    }

    /** The token that becomes the version's id; SDKs send one of their own where the caller names none. */
    static String token(@Nullable String token) {
        if (token == null) {
            throw SecretErrors.noToken();
        }
        if (token.length() < 32 || token.length() > 64) {
            throw SecretErrors.invalidParameter("ClientRequestToken must be 32-64 characters long.");
        }
        return token;
    }

    static @Nullable String description(@Nullable String description) {
        return description == null ? null : length("description", description, 0, 2048);
    }

    static @Nullable String kmsKey(@Nullable String key) {
        return key == null ? null : length("kmsKeyId", key, 0, 2048);
    }

    static void value(@Nullable String text, byte @Nullable [] bytes) {
        if (text != null && bytes != null) {
            throw SecretErrors.invalidParameter(
                    "You can't specify both a binary secret value and a string secret value in the same secret.");
        }
        size("secretString", text == null ? null : text.getBytes(StandardCharsets.UTF_8));
        size("secretBinary", bytes);
    }

    private static void size(String member, byte @Nullable [] value) {
        if (value != null && (value.length < 1 || value.length > MOST_BYTES)) {
            String bound = value.length < 1 ? "greater than or equal to 1" : "less than or equal to " + MOST_BYTES;
            throw SecretErrors.validation("1 validation error detected: Value at '" + member
                    + "' failed to satisfy constraint: Member must have length " + bound);
        }
    }

    static List<String> stages(List<String> stages) {
        if (stages.isEmpty() || stages.size() > 20) {
            throw SecretErrors.broken(
                    "'" + stages + "'", "versionStages", "Member must have length between 1 and 20, inclusive");
        }
        stages.forEach(stage -> length("versionStages", stage, 1, 256));
        return stages;
    }

    static String length(String member, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            String bound =
                    value.length() < least ? "greater than or equal to " + least : "less than or equal to " + most;
            throw SecretErrors.broken("'" + value + "'", member, "Member must have length " + bound);
        }
        return value;
    }

    static int range(String member, int value, int least, int most) {
        if (value < least || value > most) {
            String bound = value < least ? "greater than or equal to " + least : "less than or equal to " + most;
            throw SecretErrors.broken("'" + value + "'", member, "Member must have value " + bound);
        }
        return value;
    }
}
