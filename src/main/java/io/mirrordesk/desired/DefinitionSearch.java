package io.mirrordesk.desired;

import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.NameFit;
import io.mirrordesk.oci.SearchText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Finds mirrors and templates by what somebody types. They are few, so all of them are looked at. */
@Service
public class DefinitionSearch {

    private final Mirrors mirrors;
    private final Templates templates;
    private final Registries registries;

    DefinitionSearch(Mirrors mirrors, Templates templates, Registries registries) {
        this.mirrors = mirrors;
        this.templates = templates;
        this.registries = registries;
    }

    /** Mirrors with the words in prefix, upstream or team, and those that a typed image would lie under; the best first. */
    public List<ManagedMirror> mirrors(SearchText text) {
        return mirrors.all().stream()
                .filter(mirror -> holds(mirror, text) || isIn(mirror.names(), text))
                .sorted(best(text, mirror -> mirror.prefix().value()))
                .toList();
    }

    /** Templates with the words in their name, the best first. */
    public List<ManagedTemplate> templates(SearchText text) {
        return templates.all().stream()
                .filter(template -> isIn(template.spec().name(), text))
                .sorted(best(text, template -> template.spec().name()))
                .toList();
    }

    /**
     * The names that the registries have, or would have, for the image that is typed: {@code nginx} is {@code library/nginx} of Docker Hub,
     * and what stands behind the host of a registry is a name there.
     */
    public Set<String> names(SearchText text) {
        if (text.words().size() != 1) {
            return Set.of();
        }
        String path = text.words().getFirst();
        String host = text.host().orElse(ImageReference.DEFAULT_REGISTRY);
        Stream<String> cached = mirrors.all().stream()
                .filter(mirror -> mirror.caches(host))
                .flatMap(mirror ->
                        mirror
                                .address("")
                                .below(path)
                                .map(below -> mirror.prefix().below() + below)
                                .stream());
        Stream<String> there = registries.all().stream()
                .filter(registry -> registry.pullHost().equals(host))
                .map(_ -> path);
        return Stream.concat(cached, there).collect(Collectors.toSet());
    }

    /** Words that prefixes, upstreams and templates consist of, to tell what a mistyped one was meant to be. */
    public Set<String> words() {
        Stream<String> all = Stream.concat(
                mirrors.all().stream().map(ManagedMirror::names),
                templates.all().stream().map(template -> template.spec().name()));
        return all.flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")))
                .filter(word -> word.length() > 2)
                .collect(Collectors.toSet());
    }

    /** Whether what is typed is, or could be, an image of the mirror. */
    private static boolean holds(ManagedMirror mirror, SearchText text) {
        boolean cached = text.host().filter(mirror::caches).isPresent();
        boolean below = text.words().size() == 1
                && !mirror.prefix().isRoot()
                && text.words().getFirst().startsWith(mirror.prefix().below());
        return cached || below;
    }

    private static boolean isIn(String names, SearchText text) {
        String lower = names.toLowerCase(Locale.ROOT);
        return !text.words().isEmpty() && text.words().stream().allMatch(lower::contains);
    }

    private static <T> Comparator<T> best(SearchText text, Function<T, String> name) {
        return Comparator.<T, NameFit>comparing(each -> NameFit.of(name.apply(each), text.words()))
                .thenComparing(name);
    }
}
