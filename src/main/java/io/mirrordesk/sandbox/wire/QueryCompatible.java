package io.mirrordesk.sandbox.wire;

/** An error of a service that once spoke Query: old clients know it by another code. */
public final class QueryCompatible extends AwsError {

    private static final long serialVersionUID = 1;

    private final String queryCode;

    /**
     * @param queryCode such as {@code AWS.SimpleQueueService.NonExistentQueue}
     */
    public QueryCompatible(String type, String queryCode, String message) {
        super("com.amazonaws.sqs#" + type, message);
        this.queryCode = queryCode;
    }

    public String queryCode() {
        return queryCode;
    }
}
