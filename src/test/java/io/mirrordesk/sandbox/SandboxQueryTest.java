package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQS in the Query protocol, as SDKs from before the end of 2023 speak it. */
class SandboxQueryTest {

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
    void createsAQueueWithAttributesAndTags() throws Exception {
        String url = sandbox.sandbox.endpoint() + "/111122223333/work";
        assertThat(query(
                                "Action", "CreateQueue",
                                "QueueName", "work",
                                "Attribute.1.Name", "DelaySeconds",
                                "Attribute.1.Value", "5",
                                "Tag.1.Key", "team",
                                "Tag.1.Value", "a")
                        .body())
                .startsWith("<CreateQueueResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">")
                .contains("<CreateQueueResult><QueueUrl>" + url + "</QueueUrl></CreateQueueResult>")
                .contains("<ResponseMetadata><RequestId>");
        assertThat(query(
                                "Action", "GetQueueAttributes",
                                "QueueUrl", url,
                                "AttributeName.1", "DelaySeconds")
                        .body())
                .contains("<Attribute><Name>DelaySeconds</Name><Value>5</Value></Attribute>");
        assertThat(query("Action", "ListQueueTags", "QueueUrl", url).body())
                .contains("<Tag><Key>team</Key><Value>a</Value></Tag>");
        assertThat(query("Action", "ListQueues", "QueueNamePrefix", "wo").body())
                .contains("<ListQueuesResult><QueueUrl>" + url + "</QueueUrl></ListQueuesResult>");
    }

    @Test
    void sendsAndReceivesMessagesWithAttributes() throws Exception {
        String url = queue();
        assertThat(query(
                                "Action", "SendMessageBatch",
                                "QueueUrl", url,
                                "SendMessageBatchRequestEntry.1.Id", "a",
                                "SendMessageBatchRequestEntry.1.MessageBody", "one & <two>",
                                "SendMessageBatchRequestEntry.1.MessageAttribute.1.Name", "Kind",
                                "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType", "String",
                                "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue", "greeting")
                        .body())
                .contains("<SendMessageBatchResultEntry><Id>a</Id><MessageId>");
        assertThat(query(
                                "Action", "ReceiveMessage",
                                "QueueUrl", url,
                                "MaxNumberOfMessages", "10",
                                "AttributeName.1", "All",
                                "MessageAttributeName.1", "All")
                        .body())
                .contains("<Body>one &amp; &lt;two&gt;</Body>")
                .contains("<Attribute><Name>SenderId</Name><Value>111122223333</Value></Attribute>")
                .contains("<MessageAttribute><Name>Kind</Name><Value><StringValue>greeting</StringValue>");
    }

    @Test
    void refusesWithTheCodesOfQuery() throws Exception {
        HttpResponse<String> answer = query("Action", "GetQueueUrl", "QueueName", "none");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>")
                .contains("<Message>The specified queue does not exist.</Message>");
        assertThat(query("Action", "Nonsense").body()).contains("<Code>InvalidAction</Code>");
    }

    private static String queue() throws Exception {
        query("Action", "CreateQueue", "QueueName", "work");
        return sandbox.sandbox.endpoint() + "/111122223333/work";
    }

    private static HttpResponse<String> query(String... parameters) throws Exception {
        String form = IntStream.range(0, parameters.length / 2)
                .mapToObj(
                        i -> parameters[2 * i] + "=" + URLEncoder.encode(parameters[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return sandbox.send(HttpRequest.newBuilder(URI.create(sandbox.sandbox.endpoint() + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/sqs/aws4_request, Signature=x")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&Version=2012-11-05")));
    }
}
