package io.mirrordesk.sandbox.store;

/**
 * A private registry of the sandbox, and at the same time the scope of every other resource: an account in a region.
 *
 * @param account twelve digits
 * @param region such as {@code eu-central-1}
 */
public record Registry(String account, String region) {

    /** The inverse of {@link #toString()}: {@code <account>.<region>}. */
    public static Registry parse(String text) {
        int dot = text.indexOf('.');
        return new Registry(text.substring(0, dot), text.substring(dot + 1));
    }

    /** {@code arn:aws:ecr:<region>:<account>:repository/<name>}. */
    public String repositoryArn(String repositoryName) {
        return "arn:aws:ecr:" + region + ":" + account + ":repository/" + repositoryName;
    }

    /** The registry's host as AWS names it: {@code <account>.dkr.ecr.<region>.amazonaws.com}. */
    public String host() {
        return account + ".dkr.ecr." + region + ".amazonaws.com";
    }

    @Override
    public String toString() {
        return account + "." + region;
    }
}
