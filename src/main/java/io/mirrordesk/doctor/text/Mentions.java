package io.mirrordesk.doctor.text;

import io.mirrordesk.oci.ImageReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the images that a line names: behind the words that clients write before one, in addresses, and by a registry's host. */
final class Mentions {

    private static final String PATH = "[A-Za-z0-9][A-Za-z0-9._/-]{0,400}";
    private static final String VERSION = "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[a-f0-9]{64})?";
    private static final String HOST = "(?:[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}|localhost)(?::[0-9]{1,5})?";

    private static final Pattern ADDRESS = Pattern.compile("https?://(?<host>" + HOST + ")/v2/(?<path>" + PATH
            + "?)/(?:manifests/(?<ref>[A-Za-z0-9_:.-]+)|blobs/|tags/)");
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:ecr:(?<region>[a-z0-9-]{2,25}):(?<account>[0-9]{12}):repository/(?<path>" + PATH + ")");
    private static final Pattern IN =
            Pattern.compile("reading manifest (?<ref>[A-Za-z0-9_:.-]+) in (?<name>" + HOST + "/" + PATH + ")");
    private static final Pattern HOSTED =
            Pattern.compile("(?<![A-Za-z0-9@/_.:-])(?<image>" + HOST + "/" + PATH + VERSION + ")");

    private static final String WORD = "[\"'`]?(?<image>[A-Za-z0-9][A-Za-z0-9._:/@-]{0,500})";

    private static final List<Pattern> BEHIND_WORDS = List.of(
            Pattern.compile("docker://" + WORD),
            Pattern.compile("(?i)\\b(?:image(?: name| tag)?|reference|ref) [\"'`]" + WORD),
            Pattern.compile("(?i)\\bpulling (?:docker )?image " + WORD),
            Pattern.compile("(?i)\\bwith image " + WORD + " \\.\\.\\."),
            Pattern.compile("(?i)pull access denied for " + WORD),
            Pattern.compile("(?i)manifest for " + WORD + " not found"),
            Pattern.compile("(?i)\\brepository " + WORD + " not found"),
            Pattern.compile("(?i)(?:source metadata|load metadata) for " + WORD),
            Pattern.compile("Trying to pull " + WORD),
            Pattern.compile("^\\s*FROM\\s+(?:--platform=\\S+\\s+)?" + WORD),
            Pattern.compile("^\\s*(?:- )?[\"']?image[\"']?:\\s+" + WORD + "[\"']?,?\\s*$"));

    private static final Pattern COMMAND = Pattern.compile(
            "\\b(?:docker|podman|nerdctl|crictl|ctr|buildah)\\b[^|;&\\n]{0,200}?\\bpull\\b(?<rest>[^|;&>\\n]{1,1000})");

    /** Sources and documents that a log names, which are no registries. */
    private static final Set<String> NO_REGISTRIES = Set.of(
            "github.com",
            "golang.org",
            "k8s.io",
            "sigs.k8s.io",
            "gopkg.in",
            "google.golang.org",
            "go.opentelemetry.io");

    private Mentions() {}

    static List<Mention> in(String line, int number) {
        List<Mention> found = new ArrayList<>();
        StringBuilder rest = new StringBuilder(line);
        take(rest, IN, match -> named(match.group("name"), match.group("ref")), true, number, found);
        take(
                rest,
                ADDRESS,
                match -> named(match.group("host") + "/" + match.group("path"), match.group("ref")),
                false,
                number,
                found);
        take(rest, ARN, Mentions::repository, false, number, found);
        for (Pattern words : BEHIND_WORDS) {
            take(rest, words, match -> match.group("image"), true, number, found);
        }
        take(rest, COMMAND, match -> lastOperand(match.group("rest")), true, number, found);
        take(rest, HOSTED, match -> match.group("image"), true, number, found);
        return found;
    }

    /** A line that is nothing but a reference. */
    static Optional<Mention> alone(String line, int number) {
        String word = line.strip();
        boolean one = !word.isEmpty() && word.length() <= 600 && word.chars().noneMatch(Character::isWhitespace);
        return one && word.matches("[A-Za-z0-9].*") ? Optional.of(Mention.of(number, word, true)) : Optional.empty();
    }

    private interface Reading {
        String of(Matcher match);
    }

    /** What one pattern has found is blanked out, so that no other finds a part of it. */
    private static void take(
            StringBuilder line, Pattern pattern, Reading reading, boolean certain, int number, List<Mention> found) {
        Matcher match = pattern.matcher(line.toString());
        while (match.find()) {
            String written = trimmed(reading.of(match));
            if (isImage(written)) {
                found.add(Mention.of(number, written, certain));
                line.replace(match.start(), match.end(), " ".repeat(match.end() - match.start()));
            }
        }
    }

    private static boolean isImage(String written) {
        int slash = written.indexOf('/');
        String host = slash < 0 ? "" : written.substring(0, slash);
        boolean number = written.chars().allMatch(c -> c >= '0' && c <= '9');
        return !written.isEmpty() && !number && !NO_REGISTRIES.contains(host) && !written.startsWith("sha256:");
    }

    private static String named(String name, String ref) {
        if (ref == null) {
            return name;
        }
        return ref.startsWith("sha256:") ? name + "@" + ref : name + ":" + ref;
    }

    private static String repository(Matcher arn) {
        return arn.group("account") + ".dkr.ecr." + arn.group("region") + ".amazonaws.com/" + arn.group("path");
    }

    /** The operand of a command line: its last word that is neither an option nor a redirection. */
    private static String lastOperand(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .filter(word -> !word.startsWith("-") && word.matches("[\"']?[A-Za-z0-9].*"))
                .reduce((_, last) -> last)
                .map(word -> word.replaceAll("^[\"']|[\"']$", ""))
                .orElse("");
    }

    /** Without the punctuation of the sentence around it. */
    private static String trimmed(String written) {
        String image = written.replaceAll("[.:,;/'\"@-]+$", "");
        int digest = image.indexOf("@sha256:");
        return digest >= 0 && image.length() > digest + 72 ? image.substring(0, digest + 72) : image;
    }

    /** Whether a text has the name of an image only, as somebody would paste it. */
    static boolean isReference(String text) {
        return alone(text, 1)
                .flatMap(Mention::reference)
                .map(ImageReference::repository)
                .isPresent();
    }
}
