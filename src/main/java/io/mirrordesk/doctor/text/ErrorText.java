package io.mirrordesk.doctor.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client printed, read line by line: logs, events and pasted references alike. Everything is bounded, and a secret is struck out
 * before any part of the text is looked at.
 *
 * @param text without secrets and terminal colours
 * @param client who printed it, as far as that can be told
 * @param complaints by image, in the order of the text; without an image one that only has what was said
 */
public record ErrorText(String text, Optional<Client> client, List<Complaint> complaints) {

    /** Characters of a line that are read; what follows is a stack or a manifest. */
    private static final int MAX_LINE = 8_192;

    private static final int MAX_LINES = 20_000;
    private static final int MAX_SIGNALS = 200;
    private static final int MAX_MENTIONS = 2_000;

    private static final Pattern COLOURS = Pattern.compile("\\u001B\\[[0-9;]*[A-Za-z]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    /** Logs in logs escape their quotes once more at each level. */
    private static final Pattern ESCAPED_QUOTE = Pattern.compile("\\\\+(?=[\"'])");

    public ErrorText {
        complaints = List.copyOf(complaints);
    }

    public static ErrorText read(String pasted) {
        String text = withoutSecrets(pasted);
        List<String> lines = text.lines()
                .map(line -> ESCAPED_QUOTE.matcher(line).replaceAll(""))
                .toList();
        List<Mention> mentions = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (seen.add(lines.get(i)) && mentions.size() < MAX_MENTIONS && signals.size() < MAX_SIGNALS) {
                mentions.addAll(Mentions.in(lines.get(i), i + 1));
                signals.addAll(SignalPatterns.in(lines.get(i), i + 1));
            }
        }
        if (mentions.isEmpty()) {
            mentions.addAll(alone(lines, signals));
        }
        return new ErrorText(text, Client.of(lines), Complaints.of(mentions, signals));
    }

    /** The text with every secret that is recognized struck out, without terminal colours, and without what is too long to be read. */
    public static String withoutSecrets(String pasted) {
        String plain = COLOURS.matcher(pasted).replaceAll("");
        return Secrets.keysStruckOutOf(CONTROLS.matcher(plain).replaceAll(" "))
                .lines()
                .limit(MAX_LINES)
                .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line)
                .map(Secrets::struckOutOf)
                .collect(Collectors.joining("\n"));
    }

    /** Whether the text is more than references: a client complains in it. */
    public boolean isComplaint() {
        return complaints.stream().anyMatch(complaint -> !complaint.signals().isEmpty());
    }

    /** References by themselves, where nothing else was found. */
    private static List<Mention> alone(List<String> lines, List<Signal> signals) {
        Map<Integer, Boolean> complaining = new LinkedHashMap<>();
        signals.forEach(signal -> complaining.put(signal.line(), true));
        List<Mention> found = new ArrayList<>();
        for (int i = 0; i < lines.size() && found.size() < MAX_SIGNALS; i++) {
            if (!complaining.containsKey(i + 1)) {
                Mentions.alone(lines.get(i), i + 1).ifPresent(found::add);
            }
        }
        return found;
    }
}
