package io.mirrordesk.sandbox;

import static io.mirrordesk.sandbox.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues themselves: names, attributes, tags, dead letters, lists and purges. */
class SandboxQueuesTest {

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(directory);
        sqs = sandbox.sqs;
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
    void hasItsDefaults() {
        String queue = create("work");
        assertThat(queue).isEqualTo(sandbox.sandbox.endpoint() + "/111122223333/work");
        assertThat(attributes(queue))
                .containsEntry("VisibilityTimeout", "30")
                .containsEntry("DelaySeconds", "0")
                .containsEntry("MaximumMessageSize", "1048576")
                .containsEntry("MessageRetentionPeriod", "345600")
                .containsEntry("ReceiveMessageWaitTimeSeconds", "0")
                .containsEntry("SqsManagedSseEnabled", "true")
                .containsEntry("QueueArn", "arn:aws:sqs:eu-central-1:111122223333:work")
                .containsEntry("ApproximateNumberOfMessages", "0")
                .containsEntry("ApproximateNumberOfMessagesNotVisible", "0")
                .containsEntry("ApproximateNumberOfMessagesDelayed", "0")
                .containsKeys("CreatedTimestamp", "LastModifiedTimestamp")
                .hasSize(12);
    }

    @Test
    void isTheSameWhenCreatedAgainWithTheSameAttributes() {
        String queue = create("work", "DelaySeconds", "5");
        assertThat(create("work", "DelaySeconds", "5")).isEqualTo(queue);
        assertThat(create("work")).isEqualTo(queue);
        refusal(() -> create("work", "DelaySeconds", "6"))
                .is(
                        "QueueAlreadyExists",
                        "A queue already exists with the same name and a different value for attribute DelaySeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "work.x", "ü"})
    void refusesANameThatCannotBe(String name) {
        refusal(() -> create(name))
                .is(
                        "InvalidParameterValue",
                        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }

    @ParameterizedTest
    @CsvSource({
        "VisibilityTimeout, 43201",
        "DelaySeconds, 901",
        "DelaySeconds, -1",
        "MaximumMessageSize, 1023",
        "MessageRetentionPeriod, 59",
        "ReceiveMessageWaitTimeSeconds, 21",
        "VisibilityTimeout, soon",
        "SqsManagedSseEnabled, maybe",
        "Policy, nonsense",
    })
    void refusesAnAttributeOutOfItsRange(String name, String value) {
        String queue = create("work");
        refusal(() -> set(queue, name, value))
                .is("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    @Test
    void refusesAnAttributeThatDoesNotExist() {
        String queue = create("work");
        refusal(() -> set(queue, "Color", "red")).is("InvalidAttributeName", "Unknown Attribute Color.");
        refusal(() -> set(queue, "ContentBasedDeduplication", "true"))
                .is("InvalidAttributeName", "Unknown Attribute ContentBasedDeduplication.");
    }

    @Test
    void changesAttributesAndKeepsTheOthers() {
        String queue = create("work", "DelaySeconds", "5");
        set(queue, "VisibilityTimeout", "10");
        assertThat(attributes(queue)).containsEntry("DelaySeconds", "5").containsEntry("VisibilityTimeout", "10");
    }

    @Test
    void listsByPrefixAndInPages() {
        for (String name : new String[] {"a-1", "a-2", "a-3", "b-1"}) {
            create(name);
        }
        assertThat(sqs.listQueues(l -> l.queueNamePrefix("a-")).queueUrls()).hasSize(3);
        assertThat(sqs.listQueuesPaginator(l -> l.maxResults(2).queueNamePrefix("a-")).stream()
                        .flatMap(page -> page.queueUrls().stream()))
                .extracting(url -> url.substring(url.lastIndexOf('/') + 1))
                .containsExactly("a-1", "a-2", "a-3");
        assertThat(sqs.listQueues(l -> l.maxResults(3).queueNamePrefix("a-")).nextToken())
                .isNull();
    }

    @Test
    void keepsTags() {
        String queue = sqs.createQueue(q -> q.queueName("work").tags(Map.of("team", "a")))
                .queueUrl();
        sqs.tagQueue(t -> t.queueUrl(queue).tags(Map.of("tier", "1", "team", "b")));
        sqs.untagQueue(t -> t.queueUrl(queue).tagKeys("tier"));
        assertThat(sqs.listQueueTags(t -> t.queueUrl(queue)).tags()).isEqualTo(Map.of("team", "b"));
    }

    @Test
    void knowsTheSourcesOfADeadLetterQueue() {
        String dead = create("dead");
        String arn = attributes(dead).getOrDefault("QueueArn", "");
        String queue = create("work", "RedrivePolicy", redrive(arn, "2"));
        assertThat(sqs.listDeadLetterSourceQueues(l -> l.queueUrl(dead)).queueUrls())
                .containsExactly(queue);
        set(queue, "RedrivePolicy", "");
        assertThat(attributes(queue)).doesNotContainKey("RedrivePolicy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"deadLetterTargetArn":"dummy","maxReceiveCount":42} | Invalid value for deadLetterTargetArn.
            {"maxReceiveCount":42} | Redrive policy does not contain mandatory attribute: deadLetterTargetArn.
            {"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:111122223333:no","maxReceiveCount":1} | Dead letter target does not exist.
            {"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:111122223333:no","maxReceiveCount":0} | Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.
            """)
    void refusesARedrivePolicyThatLeadsNowhere(String policy, String reason) {
        refusal(() -> create("work", "RedrivePolicy", policy))
                .is(
                        "InvalidParameterValue",
                        "Value " + policy + " for parameter RedrivePolicy is invalid. Reason: " + reason);
    }

    @Test
    void isPurgedOnceAMinute() throws Exception {
        String queue = create("work");
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("one"));
        sqs.purgeQueue(p -> p.queueUrl(queue));
        assertThat(attributes(queue)).containsEntry("ApproximateNumberOfMessages", "0");
        refusal(() -> sqs.purgeQueue(p -> p.queueUrl(queue)))
                .is(
                        "AWS.SimpleQueueService.PurgeQueueInProgress",
                        "Only one PurgeQueue operation on work is allowed every 60 seconds.");
        sandbox.control("POST", "clock", "{\"advanceSeconds\":61}");
        sqs.purgeQueue(p -> p.queueUrl(queue));
    }

    @Test
    void isGoneWhenDeleted() {
        String queue = create("work");
        sqs.deleteQueue(d -> d.queueUrl(queue));
        String code = "AWS.SimpleQueueService.NonExistentQueue";
        refusal(() -> sqs.getQueueUrl(q -> q.queueName("work"))).is(code, "The specified queue does not exist.");
        refusal(() -> attributes(queue)).is(code, "The specified queue does not exist.");
        refusal(() -> sqs.purgeQueue(p -> p.queueUrl("http://127.0.0.1/nonsense")))
                .is("InvalidAddress");
    }

    @Test
    void isClosedToAnotherAccount() {
        String queue = create("work");
        try (SqsClient other = sandbox.sqsOf(RunningSandbox.OTHER_ACCOUNT)) {
            refusal(() -> other.receiveMessage(r -> r.queueUrl(queue)))
                    .is("AccessDenied", "Access to the resource " + queue + " is denied.");
            refusal(() -> other.getQueueUrl(q -> q.queueName("work").queueOwnerAWSAccountId(RunningSandbox.ACCOUNT)))
                    .is("AWS.SimpleQueueService.NonExistentQueue");
            assertThat(other.listQueues().queueUrls()).isEmpty();
        }
    }

    static String redrive(String arn, String count) {
        return "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":" + count + "}";
    }

    private static String create(String name, String... attribute) {
        return sqs.createQueue(q -> q.queueName(name)
                        .attributesWithStrings(attribute.length == 0 ? Map.of() : Map.of(attribute[0], attribute[1])))
                .queueUrl();
    }

    private static void set(String queue, String name, String value) {
        sqs.setQueueAttributes(s -> s.queueUrl(queue).attributesWithStrings(Map.of(name, value)));
    }

    private static Map<String, String> attributes(String queue) {
        return sqs.getQueueAttributes(a -> a.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings();
    }
}
