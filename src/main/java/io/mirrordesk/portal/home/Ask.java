package io.mirrordesk.portal.home;

import java.util.List;

/**
 * What was asked and what is known about each reference.
 *
 * @param text as it was typed
 */
public record Ask(String text, List<Answer> answers) {}
