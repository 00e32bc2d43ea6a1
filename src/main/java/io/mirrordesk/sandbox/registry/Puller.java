package io.mirrordesk.sandbox.registry;

/**
 * Whoever is logged in at the registry.
 *
 * @param account twelve digits
 * @param arn the principal, such as {@code arn:aws:iam::111122223333:role/ci}
 */
public record Puller(String account, String arn) {}
