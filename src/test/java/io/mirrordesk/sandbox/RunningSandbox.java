package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A sandbox on a free port with real SDK clients of the default account. */
public final class RunningSandbox implements AutoCloseable {

    static final String ACCOUNT = "111122223333";
    static final String OTHER_ACCOUNT = "444455556666";

    final Sandbox sandbox;
    public final EcrClient ecr;
    final SecretsManagerClient secrets;
    final SqsClient sqs;
    final StsClient sts;
    private final HttpClient http = HttpClient.newHttpClient();

    public RunningSandbox(Path directory) {
        this(SandboxProperties.inDirectory(directory));
    }

    RunningSandbox(SandboxProperties properties) {
        sandbox = Sandbox.start(properties);
        ecr = ecrOf(ACCOUNT);
        secrets = configured(SecretsManagerClient.builder(), ACCOUNT).build();
        sqs = configured(SqsClient.builder(), ACCOUNT).build();
        sts = configured(StsClient.builder(), ACCOUNT).build();
    }

    EcrClient ecrOf(String account) {
        return configured(EcrClient.builder(), account).build();
    }

    SecretsManagerClient secretsOf(String account) {
        return configured(SecretsManagerClient.builder(), account).build();
    }

    SqsClient sqsOf(String account) {
        return configured(SqsClient.builder(), account).build();
    }

    StsClient stsOf(String accessKey) {
        return configured(StsClient.builder(), accessKey).build();
    }

    EcrClient ecrIn(Credentials session) {
        return configured(EcrClient.builder(), session).build();
    }

    SqsClient sqsIn(Credentials session) {
        return configured(SqsClient.builder(), session).build();
    }

    StsClient stsIn(Credentials session) {
        return configured(StsClient.builder(), session).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, String accessKey) {
        return configured(builder, AwsBasicCredentials.create(accessKey, "x"));
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, Credentials session) {
        return configured(
                builder,
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, AwsCredentials credentials) {
        return builder.endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    /** Creates a secret that a rule may name, and returns its ARN. */
    String credential(String username, String accessToken) {
        return secrets.createSecret(s -> s.name("ecr-pullthroughcache/docker-hub")
                        .secretString("{\"username\":\"" + username + "\",\"accessToken\":\"" + accessToken + "\"}"))
                .arn();
    }

    /** Takes what has arrived in the queue of events. */
    List<String> events() {
        String queue = sqs.getQueueUrl(q -> q.queueName("mirrordesk-events")).queueUrl();
        List<String> events = new ArrayList<>();
        List<Message> batch;
        do {
            batch = sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10))
                    .messages();
            batch.forEach(message -> events.add(message.body()));
        } while (!batch.isEmpty());
        return events;
    }

    /** Moves the sandbox's clock on; what is due by then has happened when this returns. */
    public void advance(long seconds) {
        try {
            HttpResponse<String> answer = control("POST", "clock", "{\"advanceSeconds\":" + seconds + "}");
            assertThat(answer.statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> control(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(sandbox.endpoint() + "/_sandbox/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        ecr.close();
        secrets.close();
        sqs.close();
        sts.close();
        http.close();
        sandbox.close();
    }
}
