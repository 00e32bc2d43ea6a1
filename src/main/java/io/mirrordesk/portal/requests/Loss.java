package io.mirrordesk.portal.requests;

/** What a plan destroys, and the word that has to be typed to approve it. */
public record Loss(String headline, String detail, String word) {

    /** Whether somebody typed the word, and so has seen what goes. */
    boolean isConfirmedBy(String typed) {
        return typed.strip().equals(word);
    }
}
