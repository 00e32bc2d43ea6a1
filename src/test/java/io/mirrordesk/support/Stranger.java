package io.mirrordesk.support;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Somebody in the registry's account who works past the portal, as a role of his own. */
public final class Stranger {

    /** Whom CloudTrail names. */
    public static final String ARN = "arn:aws:sts::111122223333:assumed-role/terraform/nightly";

    public final EcrClient ecr;
    public final SecretsManagerClient secrets;

    private final URI endpoint;
    private final AwsCredentialsProvider credentials;

    public Stranger(URI endpoint) {
        this.endpoint = endpoint;
        this.credentials = session();
        this.ecr = built(EcrClient.builder(), credentials);
        this.secrets = built(SecretsManagerClient.builder(), credentials);
    }

    private AwsCredentialsProvider session() {
        try (StsClient sts = built(
                StsClient.builder(), StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))) {
            Credentials given = sts.assumeRole(role -> role.roleArn("arn:aws:iam::111122223333:role/terraform")
                            .roleSessionName("nightly"))
                    .credentials();
            return StaticCredentialsProvider.create(
                    AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> C built(B builder, AwsCredentialsProvider as) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(as)
                .build();
    }
}
