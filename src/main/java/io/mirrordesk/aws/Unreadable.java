package io.mirrordesk.aws;

import io.mirrordesk.aws.call.CallFailed;

/** Answers that say less than is needed, or something that the portal does not manage. Such a thing is unknown, not absent. */
final class Unreadable {

    private Unreadable() {}

    static CallFailed halfAnswered(String what) {
        return CallFailed.refused(new AwsError(
                "HalfAnswered",
                "AWS answered about the " + what + " neither what it is nor that it does not exist.",
                "Retry in a minute.",
                null,
                true));
    }

    /** @param what the thing and what is special about it, such as {@code The repository … has IMMUTABLE_WITH_EXCLUSION} */
    static CallFailed unmanaged(String what) {
        return CallFailed.refused(new AwsError(
                "NotManageable",
                what + ", which the portal does not manage, so it does not touch it.",
                "Change it in AWS first, or leave it out of the request.",
                null,
                false));
    }
}
