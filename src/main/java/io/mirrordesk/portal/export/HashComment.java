package io.mirrordesk.portal.export;

import java.util.List;
import java.util.stream.Collectors;

/** Comments of YAML and Terraform. */
final class HashComment {

    private HashComment() {}

    /** A line for each text; whatever would end the line, or is not allowed in a file, becomes a space. */
    static String of(List<String> texts) {
        return texts.stream().map(HashComment::of).collect(Collectors.joining());
    }

    static String of(String text) {
        return "# "
                + text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\uFEFF\\p{Cs}]", " ")
                        .strip() + "\n";
    }
}
