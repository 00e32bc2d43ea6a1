package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;

class SandboxFaultsTest {

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(directory);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void reset() throws Exception {
        sandbox.control("POST", "reset", "");
    }

    @Test
    void refusesAsOftenAsItWasTold() throws Exception {
        fault("{'operation':'CreateRepository','type':'ThrottlingException','message':'Rate exceeded','times':1}");
        assertThatThrownBy(() -> create("app")).isInstanceOfSatisfying(EcrException.class, refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
            assertThat(refusal.requestId()).isNotEmpty();
        });
        create("app");
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 400",
        "ServerException, 500",
        "ServiceUnavailableException, 503",
    })
    void failsWithTheStatusThatTheTypeHas(String type, int status) throws Exception {
        fault("{'operation':'*','type':'" + type + "'}");
        assertThatThrownBy(() -> create("app"))
                .isInstanceOfSatisfying(
                        EcrException.class,
                        refusal -> assertThat(refusal.statusCode()).isEqualTo(status));
    }

    @Test
    void actsAndThenDropsTheConnection() throws Exception {
        fault("{'operation':'CreateRepository','drop':true,'times':1}");
        assertThatThrownBy(() -> create("app")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> create("app")).isInstanceOf(RepositoryAlreadyExistsException.class);
    }

    @Test
    void dropsTheConnectionBeforeItActs() throws Exception {
        fault("{'operation':'CreateRepository','unreachable':true,'times':1}");
        assertThatThrownBy(() -> create("app")).isInstanceOf(SdkClientException.class);
        create("app");
    }

    @Test
    void waitsBeforeItAnswers() throws Exception {
        fault("{'operation':'CreateRepository','delayMillis':300,'times':1}");
        long start = System.nanoTime();
        create("app");
        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
    }

    @Test
    void throttlesWhatExceedsARate() throws Exception {
        fault("{'operation':'DescribeRegistry','rate':0.001,'burst':3}");
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            outcomes.add(describeRegistry());
        }
        assertThat(outcomes).containsExactly("ok", "ok", "ok", "ThrottlingException", "ThrottlingException");
    }

    @Test
    void throttlesInTheFormOfEachProtocol() throws Exception {
        fault("{'operation':'*','rate':0.001,'burst':1,'times':3}");
        describeRegistry();
        assertThat(codeOf(() -> sandbox.secrets.listSecrets())).isEqualTo("ThrottlingException");
        assertThat(codeOf(() -> sandbox.sqs.listQueues())).isEqualTo("ThrottlingException");
        assertThat(codeOf(() -> sandbox.sts.getCallerIdentity())).isEqualTo("Throttling");
        assertThat(describeRegistry()).isEqualTo("ok");
    }

    @Test
    void strikesOneServiceAndOneAccountOnly() throws Exception {
        fault("{'service':'ecr','operation':'*','account':'444455556666','type':'AccessDeniedException'}");
        assertThat(describeRegistry()).isEqualTo("ok");
        try (EcrClient other = sandbox.ecrOf(RunningSandbox.OTHER_ACCOUNT)) {
            assertThat(codeOf(() -> other.describeRegistry(r -> {}))).isEqualTo("AccessDeniedException");
        }
        assertThat(sandbox.sqs.listQueues().queueUrls()).isNotEmpty();
    }

    @Test
    void drawsTheSameForTheSameSeed() throws Exception {
        List<String> first = drawTwentyTimes();
        assertThat(drawTwentyTimes()).isEqualTo(first);
        assertThat(first).contains("ok", "ServerException");
    }

    private List<String> drawTwentyTimes() throws Exception {
        sandbox.control("DELETE", "faults", "");
        fault("{'operation':'DescribeRegistry','type':'ServerException','probability':0.5,'seed':7}");
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outcomes.add(describeRegistry());
        }
        return outcomes;
    }

    @Test
    void refusesPullsInTheRegistrysForm() throws Exception {
        fault(
                "{'service':'registry','operation':'BatchGetImage','type':'ThrottlingException','message':'Rate exceeded'}");
        var answer = sandbox.send(HttpRequest.newBuilder(
                URI.create(sandbox.sandbox.endpoint() + "/v2/docker-hub/library/nginx/manifests/1.27")));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\":\"TOOMANYREQUESTS\"", "Rate exceeded");
        assertThat(describeRegistry()).isEqualTo("ok");
    }

    @Test
    void showsWhatIsSwitchedOnWithTheTimesThatAreLeft() throws Exception {
        fault("{'operation':'DescribeRegistry','type':'ServerException','times':2}");
        describeRegistry();
        assertThat(sandbox.control("GET", "faults", "").body().strip())
                .isEqualTo("[{\"operation\":\"DescribeRegistry\",\"type\":\"ServerException\",\"times\":1}]");
        assertThat(sandbox.control("DELETE", "faults", "").body().strip()).isEqualTo("[]");
        assertThat(describeRegistry()).isEqualTo("ok");
    }

    private void create(String name) {
        sandbox.ecr.createRepository(r -> r.repositoryName(name));
    }

    private String describeRegistry() {
        return codeOf(() -> sandbox.ecr.describeRegistry(r -> {}));
    }

    private static String codeOf(Runnable call) {
        try {
            call.run();
            return "ok";
        } catch (AwsServiceException refusal) {
            return refusal.awsErrorDetails().errorCode();
        }
    }

    private void fault(String json) throws Exception {
        assertThat(sandbox.control("POST", "faults", json.replace('\'', '"')).statusCode())
                .isEqualTo(200);
    }
}
