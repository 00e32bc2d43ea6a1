package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.wire.AwsError;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints of ECR's API model; each check returns the value, or refuses as ECR words it. */
final class Constraints {

    private static final String PATH = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*";

    static final Pattern PREFIX = Pattern.compile("^(" + PATH + "\\/?|ROOT)$");
    static final Pattern REPOSITORY_NAME = Pattern.compile(PATH);
    static final Pattern REGISTRY_ID = Pattern.compile("[0-9]{12}");
    static final Pattern CREDENTIAL_ARN = Pattern.compile(
            "^arn:aws(-\\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\\-pullthroughcache\\/[a-zA-Z0-9\\/_+=.@-]+$");
    static final Pattern KMS_KEY = Pattern.compile("^$|arn:aws[a-z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:key\\/[a-z0-9-]+");
    static final Pattern EXCLUSION_FILTER = Pattern.compile("^[0-9a-zA-Z._*-]{1,128}$");

    static final Pattern DIGEST = Pattern.compile("[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+");
    static final Pattern UPLOAD_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    static final Pattern IMAGE_TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]*");

    private Constraints() {}

    static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw EcrErrors.broken(member, "Member must not be null");
        }
        return value;
    }

    static String length(String member, String value, int least, int most) {
        if (value.length() < least) {
            throw EcrErrors.broken(member, "Member must have length greater than or equal to " + least);
        }
        if (value.length() > most) {
            throw EcrErrors.broken(member, "Member must have length less than or equal to " + most);
        }
        return value;
    }

    static String pattern(String member, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw EcrErrors.broken(member, "must satisfy regular expression '" + pattern + "'");
        }
        return value;
    }

    static String oneOf(String member, String value, Collection<?> allowed) {
        if (allowed.stream().noneMatch(choice -> choice.toString().equals(value))) {
            throw EcrErrors.broken(member, "Member must satisfy enum value set: " + allowed);
        }
        return value;
    }

    static int range(String member, int value, int least, int most) {
        if (value < least) {
            throw EcrErrors.broken(member, "Member must have value greater than or equal to " + least);
        }
        if (value > most) {
            throw EcrErrors.broken(member, "Member must have value less than or equal to " + most);
        }
        return value;
    }

    static <T, C extends Collection<T>> C size(String member, C values, int least, int most) {
        if (values.size() < least) {
            throw EcrErrors.broken(member, "Member must have length greater than or equal to " + least);
        }
        if (values.size() > most) {
            throw EcrErrors.broken(member, "Member must have length less than or equal to " + most);
        }
        return values;
    }

    static String repositoryName(@Nullable String name) {
        String given = length("repositoryName", required("repositoryName", name), 2, 256);
        return pattern("repositoryName", given, REPOSITORY_NAME);
    }

    /** A tag as the OCI distribution specification has it, in the length that ECR allows. */
    static String imageTag(String tag) {
        return pattern("imageTag", length("imageTag", tag, 1, 300), IMAGE_TAG);
    }

    /**
     * @throws AwsError if a request that names what it wants also asks for a page of it
     */
    static void noPages(String names, @Nullable String nextToken, @Nullable Integer maxResults) {
        if (maxResults != null) {
            throw EcrErrors.broken("maxResults", "maxResults cannot be used when you specify " + names);
        }
        if (nextToken != null) {
            throw EcrErrors.broken("nextToken", "nextToken cannot be used when you specify " + names);
        }
    }

    /** A prefix of a rule or a template; ECR takes a trailing slash and means the same without it. */
    static String prefix(String member, @Nullable String prefix, int least, int most) {
        String given = length(member, required(member, prefix), least, most);
        pattern(member, given, PREFIX);
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
