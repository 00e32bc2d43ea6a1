package io.mirrordesk.aws.call;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The portal's own AWS credentials. Both are null in production, where the default chain finds the role of the machine.
 *
 * @param accessKey access key id
 * @param secretKey secret access key
 */
@ConfigurationProperties("mirrordesk.aws")
public record AwsProperties(
        @Nullable String accessKey, @Nullable String secretKey) {

    @Override
    public String toString() {
        return "AwsProperties[accessKey=" + accessKey + ", secretKey=masked]";
    }
}
