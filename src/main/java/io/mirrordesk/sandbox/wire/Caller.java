package io.mirrordesk.sandbox.wire;

import io.mirrordesk.sandbox.store.Registry;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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

    public boolean isRoot() {
        return arn.endsWith(":root");
    }

    /** The principal's unique id: the account for its root user, {@code AROA…:<session>} for a role's session. */
    public String userId() {
        int session = arn.lastIndexOf('/');
        return isRoot() ? account : roleId(arn.substring(0, session)) + ":" + arn.substring(session + 1);
    }

    /** {@code AROA} and 17 letters and digits, always the same ones for a role. */
    private static String roleId(String assumedRole) {
        byte[] name = ("role " + assumedRole).getBytes(StandardCharsets.UTF_8);
        String digits = new BigInteger(1, name)
                .mod(BigInteger.TWO.pow(88).subtract(BigInteger.ONE))
                .toString(36);
        return "AROA" + ("A".repeat(17) + digits.toUpperCase(Locale.ROOT)).substring(digits.length());
    }

    /** The caller's own registry in the region called. */
    public Registry registry() {
        return new Registry(account, region);
    }
}
