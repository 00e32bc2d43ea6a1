package io.mirrordesk.oci.dockerfile;

import io.mirrordesk.oci.text.Expansion;
import io.mirrordesk.oci.text.Finding;
import io.mirrordesk.oci.text.Findings;
import io.mirrordesk.oci.text.Traced;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the images of a Dockerfile: those of {@code FROM}, {@code COPY --from}, {@code RUN --mount} with {@code from}, and the
 * frontend of {@code # syntax}. Stages, {@code scratch} and numbers are none.
 */
public final class Dockerfile {

    private static final Pattern FIRST =
            Pattern.compile("(?i)(?:[ \t]*(?:#[^\r\n]*+)?+(?:\r\n|\n|\r))*+[ \t]*+(?:FROM|ARG)[ \t]+(?!:)\\S");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern MOUNT_FROM = Pattern.compile("(?:^--mount=|,)from=([^,]*)");

    private final char escape;
    private final List<Finding> findings = new ArrayList<>();
    private final Arguments arguments;
    private final Set<String> stages = new HashSet<>();
    private boolean inStage;

    private Dockerfile(char escape) {
        this.escape = escape;
        this.arguments = new Arguments(escape);
    }

    /** Whether the first instruction is one that only a Dockerfile begins with. */
    public static boolean isOne(String text, int from) {
        return FIRST.matcher(text).region(from, text.length()).lookingAt();
    }

    /** @param from where the text begins, behind a byte order mark */
    public static Findings read(String text, int from) {
        Directives directives = Directives.of(text, from);
        Dockerfile file = new Dockerfile(directives.escape());
        directives.syntax().ifPresent(image -> file.findings.add(Finding.of(image.at(0), image.value(), image)));
        LogicalLines.of(text, from, directives.escape()).forEach(file::instruction);
        return new Findings(file.findings, file.arguments.pinned());
    }

    private void instruction(Traced line) {
        List<Traced> words = Words.of(line, escape);
        switch (words.getFirst().value().toUpperCase(Locale.ROOT)) {
            case "FROM" -> from(words);
            case "ARG" -> words.stream().skip(1).forEach(inStage ? arguments::take : arguments::declare);
            case "COPY" -> flag(words, "--from=").ifPresent(this::source);
            case "RUN" -> mounts(words);
            case "ONBUILD" -> {
                if (words.size() > 1) {
                    int triggered = words.get(1).at(0);
                    instruction(line.slice(line.indexOf(triggered), line.value().length()));
                }
            }
            default -> {
                // No other instruction names an image.
            }
        }
    }

    private void from(List<Traced> words) {
        List<Traced> operands = words.stream()
                .skip(1)
                .filter(word -> !word.value().startsWith("--"))
                .toList();
        inStage = true;
        if (operands.isEmpty()) {
            return;
        }
        Traced image = operands.getFirst();
        String plain = image.value().toLowerCase(Locale.ROOT);
        if (!plain.equals("scratch") && !stages.contains(plain)) {
            add(image, arguments.expand(image));
        }
        if (operands.size() == 3 && operands.get(1).value().equalsIgnoreCase("AS")) {
            stages.add(operands.get(2).value().toLowerCase(Locale.ROOT));
        }
    }

    private void add(Traced written, Expansion.Result expanded) {
        String resolved = expanded.text().value();
        if (expanded.unknown().isPresent()) {
            findings.add(Finding.unresolved(
                    written.at(0),
                    written.value(),
                    expanded.unknown().get(),
                    expanded.text().regions()));
        } else if (!resolved.equals("scratch") && !stages.contains(resolved.toLowerCase(Locale.ROOT))) {
            findings.add(Finding.of(written.at(0), written.value(), expanded.text()));
        }
    }

    /** Names in {@code --from} are taken as they are written: a stage, its number, or an image. */
    private void source(Traced name) {
        String plain = name.value();
        boolean image = !plain.isEmpty()
                && !NUMBER.matcher(plain).matches()
                && !stages.contains(plain.toLowerCase(Locale.ROOT))
                && !plain.equals("scratch");
        if (!image) {
            return;
        }
        if (plain.indexOf('$') >= 0) {
            findings.add(
                    Finding.unresolved(name.at(0), plain, "A variable stands in it, and “from” takes none.", Set.of()));
        } else {
            findings.add(Finding.of(name.at(0), plain, name));
        }
    }

    private void mounts(List<Traced> words) {
        for (Traced word : flags(words)) {
            Matcher from = MOUNT_FROM.matcher(word.value());
            if (word.value().startsWith("--mount=") && from.find()) {
                source(word.slice(from.start(1), from.end(1)));
            }
        }
    }

    private static Optional<Traced> flag(List<Traced> words, String name) {
        return flags(words).stream()
                .filter(word -> word.value().startsWith(name))
                .map(word -> word.slice(name.length(), word.value().length()))
                .findFirst();
    }

    /** Flags stand between the keyword and what it works on. */
    private static List<Traced> flags(List<Traced> words) {
        return words.stream()
                .skip(1)
                .takeWhile(word -> word.value().startsWith("--"))
                .toList();
    }
}
