package io.mirrordesk.portal.api;

import org.jspecify.annotations.Nullable;

/** What the first call was answered with. */
@SuppressWarnings("ArrayRecordComponent")
record KeptAnswer(int status, Headers headers, byte[] body) {

    /** The headers that matter to a client. */
    record Headers(@Nullable String contentType, @Nullable String location) {}
}
