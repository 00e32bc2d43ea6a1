package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.QueryCompatible;

/** SQS's refusals as named values, with the codes of its former Query protocol. */
final class SqsErrors {

    private static final String SQS = "AWS.SimpleQueueService.";

    private SqsErrors() {}

    static AwsError noSuchQueue() {
        return new QueryCompatible(
                "QueueDoesNotExist", SQS + "NonExistentQueue", "The specified queue does not exist.");
    }

    static AwsError noSuchQueueOrNoAccess() {
        return new QueryCompatible(
                "QueueDoesNotExist",
                SQS + "NonExistentQueue",
                "The specified queue does not exist or you do not have access to it.");
    }

    static AwsError denied(String resource) {
        return new QueryCompatible(
                "AccessDeniedException", "AccessDenied", "Access to the resource " + resource + " is denied.");
    }

    static AwsError badAddress(String address) {
        return new QueryCompatible(
                "InvalidAddress", "InvalidAddress", "The address " + address + " is not valid for this endpoint.");
    }

    static AwsError badReceipt(String handle) {
        return new QueryCompatible(
                "ReceiptHandleIsInvalid",
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }

    static AwsError notInFlight() {
        return new QueryCompatible(
                "MessageNotInflight", SQS + "MessageNotInflight", "The specified message isn't in flight.");
    }

    static AwsError queueExists(String attribute) {
        return new QueryCompatible(
                "QueueNameExists",
                "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static AwsError purgeInProgress(String queue) {
        return new QueryCompatible(
                "PurgeQueueInProgress",
                SQS + "PurgeQueueInProgress",
                "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
    }

    static AwsError overLimit() {
        return new QueryCompatible("OverLimit", "OverLimit", "Too many messages in flight.");
    }

    static AwsError invalidContents() {
        return new QueryCompatible(
                "InvalidMessageContents",
                "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
                        + " #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }

    static AwsError unknownAttribute(String name) {
        return attributeName("Unknown Attribute " + name + ".");
    }

    static AwsError attributeName(String message) {
        return new QueryCompatible("InvalidAttributeName", "InvalidAttributeName", message);
    }

    static AwsError attributeValue(String name) {
        return new QueryCompatible(
                "InvalidAttributeValue", "InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    /** A refusal of a whole batch, such as {@code EmptyBatchRequest}. */
    static AwsError batch(String type, String message) {
        return new QueryCompatible(type, SQS + type, message);
    }

    static AwsError invalid(String value, String parameter, String reason) {
        return invalid("Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static AwsError invalid(String message) {
        return new QueryCompatible("InvalidParameterValueException", "InvalidParameterValue", message);
    }

    static AwsError missing(String member) {
        return new QueryCompatible(
                "MissingRequiredParameterException",
                "MissingParameter",
                "The request must contain the parameter " + member + ".");
    }
}
