package io.mirrordesk.sandbox.wire;

/**
 * One AWS service behind the sandbox's port.
 *
 * @param name as it signs: {@code ecr}, {@code secretsmanager}, {@code sqs} or {@code sts}
 * @param target what its header {@code X-Amz-Target} begins with, such as {@code AmazonSQS}; for Query its XML namespace
 * @param protocol how requests and answers are written
 */
public record Service(String name, String target, Protocol protocol, Operations operations) {

    /** The wire protocols that the sandbox speaks. */
    public enum Protocol {
        /** {@code application/x-amz-json-1.0}, errors with the header {@code x-amzn-query-error}: SQS. */
        JSON_1_0,
        /** {@code application/x-amz-json-1.1}: ECR and Secrets Manager. */
        JSON_1_1,
        /** A form with {@code Action=} in, XML out: STS, and SQS as older SDKs call it. */
        QUERY
    }
}
