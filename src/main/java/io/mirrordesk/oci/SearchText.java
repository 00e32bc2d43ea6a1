package io.mirrordesk.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody types to find something, read as far as it goes: half a reference is no fault here. Every text can be read.
 *
 * @param text in one line, without control characters and without blanks around it
 * @param host of a registry, where it begins like a reference that has one
 * @param words parts of a name, in lower case, all of which have to be in it
 * @param tag what could be a tag, or a part of one
 * @param digest how a digest could begin, if the text could be one
 */
public record SearchText(
        String text, Optional<String> host, List<String> words, Optional<TagPart> tag, Optional<DigestStart> digest) {

    /** Fewer digits would find too many digests. */
    public static final int FEWEST_DIGITS = 4;

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\p{Z}]+");
    private static final Pattern SCHEME = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGEST = Pattern.compile("(?:(.*)@)?(sha256|sha384|sha512):([0-9a-fA-F]*)");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{" + FEWEST_DIGITS + ",128}");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    /**
     * Images with such a tag.
     *
     * @param words all of which have to be in the repository's name; none where the text is the tag alone
     * @param text capital letters count
     * @param anywhere whether it may stand anywhere in the tag; else the tag begins so
     */
    public record TagPart(List<String> words, String text, boolean anywhere) {

        public TagPart {
            words = List.copyOf(words);
        }
    }

    /**
     * Images with such a digest.
     *
     * @param hex lower case; may have fewer digits than are searched for
     */
    public record DigestStart(String algorithm, String hex) {

        public boolean isLongEnough() {
            return hex.length() >= FEWEST_DIGITS;
        }
    }

    public SearchText {
        words = List.copyOf(words);
    }

    /** Reads what was typed, whatever it is. */
    public static SearchText parse(String typed) {
        String text = BLANKS.matcher(typed).replaceAll(" ").strip();
        List<String> parts = text.isEmpty()
                ? List.of()
                : List.of(SCHEME.matcher(text).replaceFirst("").split(" "));
        return parts.size() == 1 ? ofReference(text, parts.getFirst()) : ofWords(text, parts);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it has a slash, as names of mirrors, templates and people do not. */
    public boolean isPath() {
        return text.indexOf('/') >= 0;
    }

    /** What could be mistyped: its words with three letters or more, each once and in lower case. */
    public List<String> letters() {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> word.chars().filter(Character::isLetter).count() > 2)
                .distinct()
                .toList();
    }

    private static SearchText ofReference(String text, String part) {
        Matcher digest = DIGEST.matcher(part);
        if (digest.matches()) {
            SearchText name = digest.group(1) == null ? nothing(text) : ofName(text, digest.group(1));
            String hex = digest.group(3).toLowerCase(Locale.ROOT);
            return new SearchText(
                    text, name.host(), name.words(), name.tag(), Optional.of(new DigestStart(digest.group(2), hex)));
        }
        SearchText name = ofName(text, part);
        Optional<DigestStart> bare = DIGITS.matcher(part).matches()
                ? Optional.of(new DigestStart("sha256", part.toLowerCase(Locale.ROOT)))
                : Optional.empty();
        return new SearchText(text, name.host(), name.words(), name.tag(), bare);
    }

    /** A reference without a digest; without a colon it could also be a tag. */
    private static SearchText ofName(String text, String part) {
        int slash = part.indexOf('/');
        boolean hosted = slash > 0 && ReferenceParser.isHost(part.substring(0, slash));
        Optional<String> host =
                hosted ? Optional.of(part.substring(0, slash).toLowerCase(Locale.ROOT)) : Optional.empty();
        String path = hosted ? part.substring(slash + 1) : part;
        int colon = path.lastIndexOf(':');
        String name = colon < 0 ? path : path.substring(0, colon);
        List<String> words = name.isEmpty() ? List.of() : List.of(name.toLowerCase(Locale.ROOT));
        Optional<TagPart> tag = colon < 0 ? tag(List.of(), part, false) : tag(words, path.substring(colon + 1), false);
        return new SearchText(text, host, words, tag, Optional.empty());
    }

    /** The last word could be a tag of what the others name. */
    private static SearchText ofWords(String text, List<String> parts) {
        List<String> words = new ArrayList<>(
                parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList());
        Optional<TagPart> tag =
                parts.isEmpty() ? Optional.empty() : tag(words.subList(0, words.size() - 1), parts.getLast(), true);
        return new SearchText(text, Optional.empty(), words, tag, Optional.empty());
    }

    private static Optional<TagPart> tag(List<String> words, String text, boolean anywhere) {
        return TAG.matcher(text).matches() ? Optional.of(new TagPart(words, text, anywhere)) : Optional.empty();
    }

    private static SearchText nothing(String text) {
        return new SearchText(text, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }
}
