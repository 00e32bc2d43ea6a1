package io.mirrordesk.portal.search;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.DefinitionSearch;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.observed.search.Found;
import io.mirrordesk.observed.search.InventoryHits;
import io.mirrordesk.observed.search.InventorySearch;
import io.mirrordesk.observed.search.Wanted;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.portal.search.Hit.UpstreamHit;
import io.mirrordesk.request.RequestSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks every room that has something with a name. */
@Component
class Search {

    static final int LONGEST = 500;
    static final int MOST = 50;

    private static final int SHORTEST = 2;
    private static final Pattern NUMBER = Pattern.compile("#?\\d+");
    private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Map<Kind, Wanted> IN_INVENTORY = Map.of(
            Kind.REPOSITORY, Wanted.REPOSITORIES,
            Kind.UPSTREAM, Wanted.REPOSITORIES,
            Kind.TAG, Wanted.TAGS,
            Kind.DIGEST, Wanted.DIGESTS);

    private final DefinitionSearch definitions;
    private final InventorySearch inventory;
    private final RequestSearch requests;
    private final UpstreamNames upstreams;

    Search(DefinitionSearch definitions, InventorySearch inventory, RequestSearch requests, UpstreamNames upstreams) {
        this.definitions = definitions;
        this.inventory = inventory;
        this.requests = requests;
        this.upstreams = upstreams;
    }

    /**
     * @param limit of each kind, 1 to {@link #MOST}
     * @throws InvalidInput at {@code q} when it is too long, at {@code limit} when it is out of range
     */
    SearchResult find(String typed, Set<Kind> kinds, int limit) {
        check(typed, limit);
        SearchText text = SearchText.parse(typed);
        Optional<String> hint = hint(text);
        if (hint.isPresent()) {
            return new SearchResult(typed, null, hint.get(), List.of());
        }
        List<Group> requested = kinds.contains(Kind.REQUEST) ? List.of(requests(text, limit)) : List.of();
        if (text.text().length() < SHORTEST) {
            return result(typed, null, List.of(), requested);
        }
        List<Group> named = named(text, kinds, limit);
        return isFound(text, named)
                ? result(typed, null, named, requested)
                : corrected(typed, text, kinds, limit, requested)
                        .orElseGet(() -> result(typed, null, named, requested));
    }

    private static void check(String typed, int limit) {
        if (typed.length() > LONGEST) {
            throw InvalidInput.at(
                    "q",
                    "A search has at most " + LONGEST + " characters, not " + typed.length()
                            + ". To find out about many images at once, paste them into the translator.");
        }
        if (limit < 1 || limit > MOST) {
            throw InvalidInput.at("limit", "Of each kind 1 to " + MOST + " are shown, not " + limit + ".");
        }
    }

    /** Why nothing can be looked for. */
    private static Optional<String> hint(SearchText text) {
        if (text.isEmpty()) {
            return Optional.of("Type what you look for.");
        }
        if (!SOMETHING.matcher(text.text()).find()) {
            return Optional.of("Type a letter or a digit: other characters alone find nothing.");
        }
        if (text.text().length() < SHORTEST && !NUMBER.matcher(text.text()).matches()) {
            return Optional.of("Type two characters or more.");
        }
        boolean shortDigest = text.words().isEmpty()
                && text.digest().filter(digest -> !digest.isLongEnough()).isPresent();
        return shortDigest
                ? Optional.of("Type " + SearchText.FEWEST_DIGITS + " digits or more of the digest.")
                : Optional.empty();
    }

    /** What is called so; the rooms answer in the order of {@link Kind}. */
    private List<Group> named(SearchText text, Set<Kind> kinds, int limit) {
        List<Group> groups = new ArrayList<>();
        if (kinds.contains(Kind.MIRROR)) {
            groups.add(mirrors(text, limit));
        }
        groups.addAll(inInventory(text, kinds, limit));
        if (kinds.contains(Kind.TEMPLATE)) {
            groups.add(templates(text, limit));
        }
        return groups;
    }

    private List<Group> inInventory(SearchText text, Set<Kind> kinds, int limit) {
        Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
        kinds.forEach(kind -> Optional.ofNullable(IN_INVENTORY.get(kind)).ifPresent(wanted::add));
        InventoryHits found = inventory.find(text, definitions.names(text), wanted);
        List<Group> groups = new ArrayList<>();
        if (kinds.contains(Kind.REPOSITORY)) {
            groups.add(group(Kind.REPOSITORY, text, found.repositories(), Hits::of, limit));
        }
        if (kinds.contains(Kind.UPSTREAM)) {
            Found<UpstreamHit> names = new Found<>(
                    upstreams.of(found.repositories().items(), text),
                    found.repositories().all());
            groups.add(group(Kind.UPSTREAM, text, names, hit -> hit, limit));
        }
        groups.add(group(Kind.TAG, text, found.tagged(), image -> Hits.of(Kind.TAG, image), limit));
        groups.add(group(Kind.DIGEST, text, found.digests(), image -> Hits.of(Kind.DIGEST, image), limit));
        return groups;
    }

    private Group mirrors(SearchText text, int limit) {
        Found<ManagedMirror> found = new Found<>(definitions.mirrors(text), true);
        return group(Kind.MIRROR, text, found, mirror -> Hits.of(mirror, text), limit);
    }

    private Group templates(SearchText text, int limit) {
        Found<ManagedTemplate> found = new Found<>(definitions.templates(text), true);
        return group(Kind.TEMPLATE, text, found, template -> Hits.of(template, text), limit);
    }

    private Group requests(SearchText text, int limit) {
        Slice<Hit> found = requests.find(text.text(), limit).map(request -> Hits.of(request, text));
        return new Group(
                Kind.REQUEST, found.items(), found.total(), found.totalIsExact(), MoreLinks.of(Kind.REQUEST, text));
    }

    private static <T> Group group(
            Kind kind, SearchText text, Found<T> found, Function<T, ? extends Hit> hit, int limit) {
        return new Group(
                kind,
                found.items().stream().limit(limit).<Hit>map(hit).toList(),
                found.items().size(),
                found.all(),
                MoreLinks.of(kind, text));
    }

    /** What is found for the text without its slips of the pen. */
    private Optional<SearchResult> corrected(
            String typed, SearchText text, Set<Kind> kinds, int limit, List<Group> requested) {
        if (text.words().isEmpty()) {
            return Optional.empty();
        }
        return inventory.corrected(text, definitions.words()).flatMap(better -> {
            SearchText meant = SearchText.parse(better);
            List<Group> named = named(meant, kinds, limit);
            return isFound(meant, named) ? Optional.of(result(typed, better, named, requested)) : Optional.empty();
        });
    }

    /** A mirror under which a typed image would lie is not what was looked for. */
    private static boolean isFound(SearchText text, List<Group> groups) {
        return groups.stream()
                .filter(group -> group.kind() != Kind.MIRROR || !text.isPath())
                .anyMatch(group -> !group.items().isEmpty());
    }

    private static SearchResult result(
            String typed, @Nullable String corrected, List<Group> named, List<Group> requested) {
        List<Group> groups = Stream.of(named, requested)
                .flatMap(List::stream)
                .filter(group -> !group.items().isEmpty())
                .sorted(Comparator.comparing(Group::hasExact).reversed().thenComparing(Group::kind))
                .toList();
        return new SearchResult(typed, corrected, null, groups);
    }
}
