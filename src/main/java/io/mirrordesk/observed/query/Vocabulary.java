package io.mirrordesk.observed.query;

import io.mirrordesk.contract.Spelling;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that a list takes. */
public enum Vocabulary {
    REPOSITORIES(
            EnumSet.complementOf(EnumSet.of(Key.REPOSITORY, Key.TYPE, Key.TAGGED, Key.AGE)),
            Map.of("repo", "name", "repository", "name", "image", "images")),
    IMAGES(
            EnumSet.complementOf(EnumSet.of(Key.IMAGES, Key.CREATED)),
            Map.of("repo", "repository", "image", "name", "created", "pushed"));

    /** What others call it. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("prefix", "mirror"),
            Map.entry("upstream", "mirror"),
            Map.entry("owner", "team"),
            Map.entry("account", "registry"),
            Map.entry("region", "registry"),
            Map.entry("sha256", "digest"),
            Map.entry("media", "type"),
            Map.entry("mediatype", "type"),
            Map.entry("artifact", "type"),
            Map.entry("bytes", "size"),
            Map.entry("conforming", "conforms"),
            Map.entry("conformity", "conforms"),
            Map.entry("pull", "pulled"),
            Map.entry("lastpull", "pulled"),
            Map.entry("push", "pushed"));

    private final Set<Key> keys;
    private final Map<String, String> ownSynonyms;

    Vocabulary(Set<Key> keys, Map<String, String> ownSynonyms) {
        this.keys = keys;
        this.ownSynonyms = ownSynonyms;
    }

    /** In the order in which they are told. */
    public List<Key> keys() {
        return List.copyOf(keys);
    }

    Optional<Key> find(String word) {
        return keys.stream().filter(key -> key.toString().equals(word)).findFirst();
    }

    /** The key that a word which is none stands for, or is a slip of. */
    Optional<Key> meantBy(String word) {
        @Nullable String synonym = ownSynonyms.getOrDefault(word, SYNONYMS.get(word));
        return Optional.ofNullable(synonym)
                .or(() ->
                        Spelling.closest(word, keys.stream().map(Key::toString).toList()))
                .flatMap(this::find);
    }

    /** All keys in a sentence. */
    String sentence() {
        return keys.stream().map(Key::toString).collect(Collectors.joining(", ", "Filters are ", "."));
    }
}
