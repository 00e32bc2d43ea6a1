package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.QueryCompatible;

/** SQS's refusals as named values, with the codes of its former Query protocol. */
final class SqsErrors {

    private SqsErrors() {}

    static AwsError noSuchQueue() {
        return new QueryCompatible(
                "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
    }

    static AwsError badReceipt(String handle) {
        return new QueryCompatible(
                "ReceiptHandleIsInvalid",
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }

    static AwsError notInFlight() {
        return new QueryCompatible(
                "MessageNotInflight",
                "AWS.SimpleQueueService.MessageNotInflight",
                "The specified message isn't in flight.");
    }

    static AwsError queueExists() {
        return new QueryCompatible(
                "QueueNameExists",
                "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for an attribute.");
    }

    static AwsError invalid(String message) {
        return new QueryCompatible("InvalidParameterValueException", "InvalidParameterValue", message);
    }

    static AwsError missing(String member) {
        return new QueryCompatible(
                "MissingParameter", "MissingParameter", "The request must contain the parameter " + member + ".");
    }
}
