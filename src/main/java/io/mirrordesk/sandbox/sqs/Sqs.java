package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.wire.Operations;
import io.mirrordesk.sandbox.wire.Service;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The SQS service: which class has which operations. */
public record Sqs(Queues queues, Messages messages, Mailbox mailbox, Clock clock, Supplier<String> endpoint) {

    /** SQS in AWS JSON, and in Query for SDKs from before the end of 2023. */
    public List<Service> services() {
        Operations operations = operations();
        return List.of(
                new Service("sqs", "AmazonSQS", Service.Protocol.JSON_1_0, operations),
                new Service("sqs", "http://queue.amazonaws.com/doc/2012-11-05/", Service.Protocol.QUERY, operations));
    }

    private Operations operations() {
        QueueFinder finder = new QueueFinder(queues, endpoint);
        Operations operations = new Operations();
        new QueueOperations(finder, queues, messages, clock).addTo(operations);
        new AttributeOperations(finder, queues, messages, clock).addTo(operations);
        new QueueTags(finder, queues).addTo(operations);
        new SendOperations(finder, mailbox, clock).addTo(operations);
        new ReceiveOperations(finder, messages, mailbox, clock).addTo(operations);
        new SettleOperations(finder, messages, mailbox, clock).addTo(operations);
        return operations.leftOut(
                "AddPermission",
                "CancelMessageMoveTask",
                "ListMessageMoveTasks",
                "RemovePermission",
                "StartMessageMoveTask");
    }
}
