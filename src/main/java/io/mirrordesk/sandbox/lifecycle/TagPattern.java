package io.mirrordesk.sandbox.lifecycle;

import java.util.regex.Pattern;

/** An entry of a tagPatternList: {@code *} stands for any characters, also for none. */
record TagPattern(Pattern regex) {

    TagPattern(String pattern) {
        this(Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E"));
    }

    boolean matches(String tag) {
        return regex.matcher(tag).matches();
    }
}
