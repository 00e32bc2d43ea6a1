package io.mirrordesk.aws.call;

import io.mirrordesk.aws.RegistryConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The clients of each connection, made once and closed with the application. The SDK's own retries are off: the limiters decide. */
public final class AwsClients implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** Longer than a queue is polled. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(READ_TIMEOUT)
            .build();

    private final AwsProperties properties;
    private final Map<RegistryConnection, ClientSet> clients = new ConcurrentHashMap<>();

    public AwsClients(AwsProperties properties) {
        this.properties = properties;
    }

    /** The clients of one connection. */
    record ClientSet(EcrClient ecr, SecretsManagerClient secrets, SqsClient queues, Deque<AutoCloseable> open) {}

    ClientSet of(RegistryConnection connection) {
        return clients.computeIfAbsent(connection, this::connect);
    }

    private ClientSet connect(RegistryConnection connection) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        AwsCredentialsProvider credentials = credentials(connection, open);
        EcrClient ecr = built(EcrClient.builder(), connection, credentials);
        SecretsManagerClient secrets = built(SecretsManagerClient.builder(), connection, credentials);
        SqsClient queues = built(SqsClient.builder(), connection, credentials);
        open.push(ecr);
        open.push(secrets);
        open.push(queues);
        return new ClientSet(ecr, secrets, queues, open);
    }

    private AwsCredentialsProvider credentials(RegistryConnection connection, Deque<AutoCloseable> open) {
        AwsCredentialsProvider own = ownCredentials(connection);
        String role = connection.roleArn();
        if (role == null) {
            return own;
        }
        StsClient sts = built(StsClient.builder(), connection, own);
        StsAssumeRoleCredentialsProvider assumed = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role)
                        .externalId(connection.externalId())
                        .roleSessionName("mirrordesk"))
                .build();
        open.push(sts);
        open.push(assumed);
        return assumed;
    }

    /** Without keys of its own, a connection to an own endpoint signs as the account of its registry: a sandbox takes any key. */
    private AwsCredentialsProvider ownCredentials(RegistryConnection connection) {
        String accessKey = properties.accessKey();
        String secretKey = properties.secretKey();
        if (accessKey != null && secretKey != null) {
            return fixed(accessKey, secretKey);
        }
        return connection.endpoint() == null
                ? DefaultCredentialsProvider.builder().build()
                : fixed(connection.id().account(), "sandbox");
    }

    private static AwsCredentialsProvider fixed(String accessKey, String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
            B builder, RegistryConnection connection, AwsCredentialsProvider credentials) {
        URI endpoint = connection.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.region(Region.of(connection.id().region()))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new MutationGuard()))
                .build();
    }

    @Override
    public void close() throws Exception {
        for (ClientSet set : clients.values()) {
            for (AutoCloseable client : set.open()) {
                client.close();
            }
        }
        clients.clear();
        http.close();
    }
}
