package io.mirrordesk.sandbox.upstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the built-in upstreams hold, read from {@code catalogue.txt}. */
final class Catalogue {

    /** A section's host with its repositories by name. */
    private record Section(Pattern host, Map<String, Entry> repositories) {}

    /** How an image is put together. */
    enum Shape {
        INDEX,
        LIST,
        OCI,
        DOCKER;

        boolean isDocker() {
            return this == LIST || this == DOCKER;
        }

        boolean isMultiArch() {
            return this == INDEX || this == LIST;
        }
    }

    /** A tag: an image of its own, or another name of an earlier one. */
    record Tag(String name, String image, boolean signed) {

        static Tag parse(String text) {
            String bare = text.replace("+signed", "");
            int equals = bare.indexOf('=');
            boolean signed = bare.length() < text.length();
            return equals < 0
                    ? new Tag(bare, bare, signed)
                    : new Tag(bare.substring(0, equals), bare.substring(equals + 1), signed);
        }

        boolean isAlias() {
            return !name.equals(image);
        }
    }

    /** One repository. */
    record Entry(String repository, Shape shape, List<Tag> tags) {

        static Entry parse(String line) {
            List<String> words = List.of(line.trim().split("\\s+"));
            List<Tag> tags =
                    words.subList(2, words.size()).stream().map(Tag::parse).toList();
            return new Entry(words.getFirst(), Shape.valueOf(words.get(1).toUpperCase(Locale.ROOT)), tags);
        }
    }

    private final List<Section> sections;

    private Catalogue(List<Section> sections) {
        this.sections = List.copyOf(sections);
    }

    /** The catalogue that is part of the application. */
    static Catalogue read() {
        try (InputStream file = Catalogue.class.getResourceAsStream("catalogue.txt")) {
            if (file == null) {
                throw new IllegalStateException("catalogue.txt is missing beside its reader.");
            }
            return parse(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Catalogue parse(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("[")) {
                sections.add(new Section(pattern(line.substring(1, line.length() - 1)), new LinkedHashMap<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Entry entry = Entry.parse(line);
                sections.getLast().repositories().put(entry.repository(), entry);
            }
        }
        return new Catalogue(sections);
    }

    private static Pattern pattern(String host) {
        return Pattern.compile(host.replace(".", "\\.").replace("*", "[a-z0-9.-]+"));
    }

    Optional<Entry> find(String host, String repository) {
        return sections.stream()
                .filter(section -> section.host().matcher(host).matches())
                .flatMap(section -> Optional.ofNullable(section.repositories().get(repository)).stream())
                .findFirst();
    }

    boolean knowsHost(String host) {
        return sections.stream()
                .anyMatch(section -> section.host().matcher(host).matches());
    }
}
