package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue that receives ECR's events. */
@Component
public class EventQueue {

    private static final int WAIT_SECONDS = 10;
    private static final int MESSAGES_AT_ONCE = 10;

    private final AwsCalls calls;
    private final Map<RegistryConnection, String> urls = new ConcurrentHashMap<>();

    EventQueue(AwsCalls calls) {
        this.calls = calls;
    }

    /**
     * Waits up to ten seconds for messages. A message is deleted only after its consumer returned; when the consumer throws, the message
     * and those behind it come again later.
     *
     * @param eachMessageBody gets the text of each message
     * @return how many messages were taken; 0 for a registry without a queue
     * @throws AwsUnavailable if the queue cannot be read
     */
    public int receive(RegistryConnection connection, Consumer<String> eachMessageBody) {
        String queue = connection.eventQueue();
        if (queue == null) {
            return 0;
        }
        String url = url(connection, queue);
        List<Message> messages = messages(connection, url);
        for (Message message : messages) {
            eachMessageBody.accept(message.body());
            delete(connection, url, message);
        }
        return messages.size();
    }

    private String url(RegistryConnection connection, String queue) {
        return urls.computeIfAbsent(
                connection,
                _ -> reading(() -> calls.queues(
                                connection, "GetQueueUrl", sqs -> sqs.getQueueUrl(r -> r.queueName(queue)))
                        .queueUrl()));
    }

    private List<Message> messages(RegistryConnection connection, String url) {
        try {
            return calls.queues(
                            connection,
                            "ReceiveMessage",
                            sqs -> sqs.receiveMessage(r -> r.queueUrl(url)
                                    .maxNumberOfMessages(MESSAGES_AT_ONCE)
                                    .waitTimeSeconds(WAIT_SECONDS)))
                    .messages();
        } catch (CallFailed failed) {
            urls.remove(connection);
            throw new AwsUnavailable(failed.error());
        }
    }

    private void delete(RegistryConnection connection, String url, Message message) {
        reading(() -> calls.queues(
                connection,
                "DeleteMessage",
                sqs -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()))));
    }

    private static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (CallFailed failed) {
            throw new AwsUnavailable(failed.error());
        }
    }
}
