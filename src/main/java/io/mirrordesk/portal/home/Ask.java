package io.mirrordesk.portal.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and what is known about each reference.
 *
 * @param text as it was typed
 * @param complaint the text without secrets if it is what a client prints when a pull fails, else null
 */
public record Ask(
        String text, List<Answer> answers, @Nullable String complaint) {

    static final Ask NOTHING = new Ask("", List.of(), null);
}
