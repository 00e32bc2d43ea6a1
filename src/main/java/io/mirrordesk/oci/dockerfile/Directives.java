package io.mirrordesk.oci.dockerfile;

import io.mirrordesk.oci.text.Traced;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parser directives at the top of a Dockerfile.
 *
 * @param escape the character that continues a line
 * @param syntax the image of the frontend that builds the file
 */
record Directives(char escape, Optional<Traced> syntax) {

    private static final Pattern DIRECTIVE =
            Pattern.compile("[ \t]*#[ \t]*([A-Za-z][A-Za-z0-9]*)[ \t]*=[ \t]*([^\r\n]*?)[ \t]*(?:\r\n|\n|\r|$)");

    /** Directives stand before anything else; the first other line ends them. */
    static Directives of(String text, int from) {
        char escape = '\\';
        Optional<Traced> syntax = Optional.empty();
        Matcher line = DIRECTIVE.matcher(text).region(from, text.length());
        while (line.lookingAt() && line.end() > line.start()) {
            switch (line.group(1).toLowerCase(java.util.Locale.ROOT)) {
                case "escape" -> escape = line.group(2).equals("`") ? '`' : '\\';
                case "syntax" ->
                    syntax = line.group(2).isEmpty()
                            ? Optional.empty()
                            : Optional.of(Traced.at(line.start(2), line.group(2)));
                default -> {
                    // Others, such as check, name no image.
                }
            }
            line.region(line.end(), text.length());
        }
        return new Directives(escape, syntax);
    }
}
