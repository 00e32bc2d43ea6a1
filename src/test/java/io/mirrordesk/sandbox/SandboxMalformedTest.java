package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-behaved client sends: a 4xx in AWS's form, never a stack trace, never a hang. */
@Timeout(60)
class SandboxMalformedTest {

    private static final String ECR = "AmazonEC2ContainerRegistry_V20150921.";
    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/ecr/aws4_request, Signature=x";

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DescribeRegistry | {                                  | SerializationException
            DescribeRegistry | []                                 | SerializationException
            DescribeRegistry | {"a":                              | SerializationException
            CreateRepository | {"repositoryName":[1]}             | SerializationException
            CreateRepository | {"repositoryName":{}}              | SerializationException
            CreateRepository | {"repositoryName":7}               | SerializationException
            DescribeRepositories | {"maxResults":1e999999999}     | SerializationException
            DescribeRepositories | {"maxResults":"10"}            | SerializationException
            CreateRepository | {"repositoryName":"../../etc"}     | InvalidParameterException
            CreateRepository | {"repositoryName":"A"}             | InvalidParameterException
            CreateRepository | {}                                 | InvalidParameterException
            Nonsense         | {}                                 | UnknownOperationException
            """)
    void refusesJsonThatIsNoRequest(String operation, String body, String type) throws Exception {
        HttpResponse<String> answer = post(ECR + operation, body, SIGNED);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.1");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(answer.body())
                .startsWith("{")
                .contains("\"__type\":\"" + type + "\"")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "nonsense", "AmazonSQS", "S3.ListBuckets", "AmazonSQS.", "..//x"})
    void refusesATargetThatIsNone(String target) throws Exception {
        HttpResponse<String> answer = post(target, "{}", SIGNED);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("UnknownOperationException");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Basic dGVzdDp0ZXN0             | MissingAuthenticationTokenException
            AWS4-HMAC-SHA256               | IncompleteSignatureException
            AWS4-HMAC-SHA256 Credential=x  | IncompleteSignatureException
            AWS4-HMAC-SHA256 Credential=/20260101/eu-central-1/ecr/aws4_request | IncompleteSignatureException
            """)
    void refusesASignatureThatIsNone(String authorization, String type) throws Exception {
        HttpResponse<String> answer = post(ECR + "DescribeRegistry", "{}", authorization);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(type);
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        HttpResponse<String> answer = post(ECR + "PutImage", "{\"a\":\"" + "x".repeat(17 << 20) + "\"}", SIGNED);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("RequestEntityTooLargeException");
    }

    @Test
    void refusesJsonThatIsTooDeep() throws Exception {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        assertThat(post(ECR + "DescribeRegistry", deep, SIGNED).body()).contains("SerializationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action=%zz",
                "Action",
                "",
                "Action=&Version=2011-06-15",
                "%",
                "Action=Nonsense&a.1.2.3.4.5.6.7.8.9.10=x"
            })
    void refusesAFormThatIsNone(String form) throws Exception {
        HttpResponse<String> answer = sandbox.send(HttpRequest.newBuilder(sandbox.sandbox.endpoint())
                .header("Authorization", SIGNED)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("<").contains("<Error><Type>Sender</Type><Code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: a\u0000b\r\nContent-Length: 0\r\n\r\n",
            })
    void refusesHttpThatIsNone(String request) throws Exception {
        String answer = raw(request);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*").doesNotContain("\tat ", "org.apache", "<html");
    }

    @Test
    void answersOthersWhileClientsSendAByteAtATime() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = socket();
                // Half of them stop within the headers, half within the body.
                String start = "POST / HTTP/1.1\r\nHost: x\r\nAuthorization: " + SIGNED + "\r\n";
                write(socket, i % 2 == 0 ? start : start + "Content-Length: 100\r\n\r\nA");
                slow.add(socket);
            }
            long begun = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                sandbox.ecr.describeRegistry(r -> {});
                write(slow.get(i), "x");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void survivesWhatAFuzzerSends() throws Exception {
        Random random = new Random(42);
        String[] operations = {"CreateRepository", "DescribeImages", "PutLifecyclePolicy", "TagResource", "PutImage"};
        String sound =
                "{\"repositoryName\":\"app\",\"resourceArn\":\"arn\",\"tags\":[{\"Key\":\"a\"}],\"maxResults\":5}";
        for (int i = 0; i < 300; i++) {
            StringBuilder body = new StringBuilder(sound);
            for (int change = 0; change < 1 + random.nextInt(6); change++) {
                body.setCharAt(random.nextInt(body.length()), (char) random.nextInt(0x250));
            }
            HttpResponse<String> answer =
                    post(ECR + operations[random.nextInt(operations.length)], body.toString(), SIGNED);
            assertThat(answer.statusCode()).as(body.toString()).isLessThan(500);
            assertThat(answer.body()).startsWith("{");
        }
    }

    private static HttpResponse<String> post(String target, String body, String authorization) throws Exception {
        return sandbox.send(HttpRequest.newBuilder(sandbox.sandbox.endpoint())
                .header("X-Amz-Target", target)
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = socket()) {
            write(socket, request);
            byte[] answer = socket.getInputStream().readNBytes(12);
            byte[] rest = new byte[8192];
            int length = Math.max(0, socket.getInputStream().read(rest));
            return new String(answer, StandardCharsets.ISO_8859_1)
                    + new String(rest, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    private static Socket socket() throws IOException {
        Socket socket = new Socket("127.0.0.1", sandbox.sandbox.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
