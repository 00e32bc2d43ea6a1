package io.mirrordesk.governance;

/** A warm-up moved on. Published inside the transaction in which it did. */
public record WarmUpChanged(long request, String image, WarmUp.State state) {}
