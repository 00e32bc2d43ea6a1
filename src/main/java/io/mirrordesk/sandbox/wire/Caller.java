package io.mirrordesk.sandbox.wire;

import io.mirrordesk.sandbox.store.Registry;

/**
 * Who calls, and where: the principal comes from the access key and the session token, the region from the SigV4 scope.
 * Signatures are not verified.
 *
 * @param arn {@code arn:aws:iam::<account>:root}, or an assumed role's
 *     {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}
 */
public record Caller(String account, String region, String arn) {

    /** The account itself, as its root user. */
    public static Caller root(String account, String region) {
        return new Caller(account, region, "arn:aws:iam::" + account + ":root");
    }

    /** The principal's unique id: the account for its root user, {@code AROA…:<session>} for a role's session. */
    public String userId() {
        return arn.endsWith(":root") ? account : "AROA" + account + ":" + arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The caller's own registry in the region called. */
    public Registry registry() {
        return new Registry(account, region);
    }
}
