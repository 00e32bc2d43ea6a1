package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mirrordesk.oci.RepositoryName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private ECR registry: one account in one region, written {@code <account id>.<region>}.
 *
 * @param account twelve digits
 * @param region such as {@code eu-central-1}
 */
public record RegistryId(String account, String region) {

    private static final Pattern SHAPE = Pattern.compile("(?<account>[0-9]{12})\\.(?<region>[a-z]{2,}(-[a-z0-9]+)+)");

    /** @throws IllegalArgumentException with a sentence when the text is not {@code <account id>.<region>} */
    @JsonCreator
    public static RegistryId parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("“" + text
                    + "” is not a registry. Write <account id>.<region>, such as 111122223333.eu-central-1.");
        }
        return new RegistryId(parts.group("account"), parts.group("region"));
    }

    /** What stands before a repository's name in its ARN, such as {@code arn:aws:ecr:eu-central-1:111122223333:repository/}. */
    public String repositoryArnPrefix() {
        return "arn:%s:ecr:%s:%s:repository/".formatted(partition(), region, account);
    }

    /** The ARN of a repository in this registry. */
    public String arnOf(RepositoryName repository) {
        return repositoryArnPrefix() + repository.value();
    }

    private String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    @Override
    @JsonValue
    public String toString() {
        return account + "." + region;
    }
}
