package io.mirrordesk.request;

import java.time.Instant;

/** What somebody said about a request. */
public record Comment(String author, String text, Instant at) {}
