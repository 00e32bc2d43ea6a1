package io.mirrordesk.portal.requests;

/** What a plan destroys, and the word that has to be typed to approve it. */
public record Loss(String headline, String detail, String word) {}
