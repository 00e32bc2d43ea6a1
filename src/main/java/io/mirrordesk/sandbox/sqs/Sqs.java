package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;
import java.util.function.Supplier;

/** The SQS service: which class has which operations. */
public record Sqs(Queues queues, Messages messages, Mailbox mailbox, Clock clock, Supplier<String> endpoint) {

    public Service service() {
        QueueFinder finder = new QueueFinder(queues, endpoint);
        Operations operations = new Operations();
        new QueueOperations(finder, queues, messages, clock).addTo(operations);
        new AttributeOperations(finder, queues, messages, clock).addTo(operations);
        new QueueTags(finder, queues).addTo(operations);
        new SendOperations(finder, mailbox, clock).addTo(operations);
        new ReceiveOperations(finder, messages, mailbox, clock).addTo(operations);
        new SettleOperations(finder, messages, mailbox, clock).addTo(operations);
        operations.leftOut(
                "AddPermission",
                "CancelMessageMoveTask",
                "ListMessageMoveTasks",
                "RemovePermission",
                "StartMessageMoveTask");
        return new Service("sqs", "AmazonSQS", Service.Protocol.JSON_1_0, operations);
    }
}
