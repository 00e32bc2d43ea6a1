package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Message;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which receipt of which message in which queue. */
record ReceiptHandle(long queueId, long messageId, int receives) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):(\\d{1,18}):(\\d{1,9})");

    static ReceiptHandle of(long queueId, Message message) {
        return new ReceiptHandle(queueId, message.id(), message.receives());
    }

    /** The inverse of {@link #toString()}; refuses a handle that is not of this queue. */
    static ReceiptHandle parse(long queueId, @Nullable String handle) {
        String given = handle == null ? "" : handle;
        Matcher parts = FORM.matcher(decode(given));
        if (!parts.matches() || Long.parseLong(parts.group(1)) != queueId) {
            throw SqsErrors.badReceipt(given);
        }
        return new ReceiptHandle(queueId, Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private static String decode(String handle) {
        try {
            return new String(Base64.getUrlDecoder().decode(handle), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        String text = queueId + ":" + messageId + ":" + receives;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
