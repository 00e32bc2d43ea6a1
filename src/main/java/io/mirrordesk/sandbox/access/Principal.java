package io.mirrordesk.sandbox.access;

/**
 * Who calls, as policies see it.
 *
 * @param arn the root's, or an assumed role's session
 */
public record Principal(String account, String arn) {

    /** {@code arn:aws:iam::<account>:root}. */
    public String rootArn() {
        return "arn:aws:iam::" + account + ":root";
    }

    /** The role behind an assumed role's session; else the principal itself. */
    public String roleArn() {
        return arn.replaceFirst("^arn:aws:sts::(\\d{12}):assumed-role/([^/]+)/.*$", "arn:aws:iam::$1:role/$2");
    }
}
