package io.mirrordesk.identity;

import io.mirrordesk.contract.Forbidden;

/** Nobody is signed in, or the person who was is gone. */
public final class NotSignedIn extends Forbidden {

    NotSignedIn() {
        super("You are not signed in: sign in, or send a token as Authorization: Bearer.");
    }
}
