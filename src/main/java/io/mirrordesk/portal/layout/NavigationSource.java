package io.mirrordesk.portal.layout;

/** Counts what the frame shows. Called once per full page, never for a fragment. */
public interface NavigationSource {

    /** @param person name of who is signed in */
    Navigation forPerson(String person);
}
