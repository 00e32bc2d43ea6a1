package io.mirrordesk.run;

/** What somebody wants of a run that is under way. It obeys before its next step: a call that was made is never cut off. */
public enum RunWish {
    PAUSE,
    CANCEL
}
