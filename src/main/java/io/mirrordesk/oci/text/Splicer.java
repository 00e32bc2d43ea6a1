package io.mirrordesk.oci.text;

import io.mirrordesk.oci.CacheAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Joins the edits of all references of a text. A default value that several references use is edited only if all of them want the
 * same edit; otherwise those that want one are kept as they are.
 */
public final class Splicer {

    /** Why a reference was left as it is although a mirror covers it. */
    public static final String PART_OF_A_NAME =
            "A variable gives only a part of this name, so its default cannot be exchanged. Write the name out.";

    public static final String SHARED =
            "Its name comes from a default that something else uses too, so the default is left as it is.";

    private static final Comparator<Edit> ORDER =
            Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end).thenComparing(Edit::text);

    private final List<Finding> findings;
    private final Set<Integer> pinned;
    private final Map<Integer, List<Edit>> wanted = new HashMap<>();
    private final Map<Integer, String> kept = new HashMap<>();

    /** @param addresses by index of the finding */
    public Splicer(Findings found, Map<Integer, CacheAddress> addresses) {
        this.findings = found.images();
        this.pinned = found.pinned();
        addresses.forEach(this::want);
        while (dropWhatIsShared()) {
            // Each one that is dropped may be what another shared a default with.
        }
    }

    /** Findings that are not rewritten although there is an address for them, each with a sentence. */
    public Map<Integer, String> kept() {
        return Map.copyOf(kept);
    }

    public String splice(String source) {
        TreeSet<Edit> edits = new TreeSet<>(ORDER);
        wanted.values().forEach(edits::addAll);
        StringBuilder result = new StringBuilder(source.length() + 64 * edits.size());
        int done = 0;
        for (Edit edit : edits) {
            result.append(source, done, edit.start()).append(edit.text());
            done = edit.end();
        }
        return result.append(source, done, source.length()).toString();
    }

    private void want(int index, CacheAddress address) {
        Finding finding = findings.get(index);
        Optional<List<Edit>> edits =
                finding.reference().flatMap(image -> finding.rewriting().edits(address, image));
        edits.ifPresentOrElse(list -> wanted.put(index, list), () -> kept.put(index, PART_OF_A_NAME));
    }

    private boolean dropWhatIsShared() {
        Map<Integer, Set<Set<Edit>>> demands = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            for (int region : findings.get(i).regions()) {
                demands.computeIfAbsent(region, id -> new HashSet<>()).add(demand(i, region));
            }
        }
        List<Integer> dropped = new ArrayList<>();
        wanted.forEach((index, edits) -> {
            boolean contested = edits.stream()
                    .anyMatch(edit -> pinned.contains(edit.region())
                            || demands.getOrDefault(edit.region(), Set.of()).size() > 1);
            if (contested) {
                dropped.add(index);
            }
        });
        dropped.forEach(index -> {
            wanted.remove(index);
            kept.put(index, SHARED);
        });
        return !dropped.isEmpty();
    }

    private Set<Edit> demand(int index, int region) {
        return wanted.getOrDefault(index, List.of()).stream()
                .filter(edit -> edit.region() == region)
                .collect(Collectors.toSet());
    }
}
