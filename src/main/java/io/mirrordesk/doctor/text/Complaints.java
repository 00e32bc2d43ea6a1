package io.mirrordesk.doctor.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Joins what was said to the images that it was said about. */
final class Complaints {

    private Complaints() {}

    static List<Complaint> of(List<Mention> mentions, List<Signal> signals) {
        if (mentions.isEmpty()) {
            return signals.isEmpty()
                    ? List.of()
                    : List.of(new Complaint(
                            0, "", Optional.empty(), Optional.empty(), SignalPatterns.telling(firstOfEach(signals))));
        }
        List<Mention> images = images(mentions);
        Map<Mention, List<Signal>> said = new LinkedHashMap<>();
        images.forEach(image -> said.put(image, new ArrayList<>()));
        signals.forEach(signal -> said.getOrDefault(subject(images, mentions, signal), new ArrayList<>())
                .add(signal));
        return said.entrySet().stream()
                .map(image -> complaint(image.getKey(), image.getValue()))
                .toList();
    }

    private static Complaint complaint(Mention image, List<Signal> signals) {
        return new Complaint(
                image.line(),
                image.original(),
                image.reference(),
                image.fault(),
                SignalPatterns.telling(firstOfEach(signals)));
    }

    /** One mention for each image: the one that says most about it. */
    private static List<Mention> images(List<Mention> mentions) {
        Map<String, List<Mention>> byName = mentions.stream()
                .filter(mention -> mention.certain() || isNews(mention, mentions))
                .collect(Collectors.groupingBy(Mention::name, LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream()
                .flatMap(same -> distinct(same).stream())
                .sorted(Comparator.comparingInt(Mention::line))
                .toList();
    }

    /** A resource's ARN and a client's address mean an image that somebody has written, where there is one of that path. */
    private static boolean isNews(Mention derived, List<Mention> mentions) {
        return derived.reference().isPresent()
                && mentions.stream()
                        .filter(Mention::certain)
                        .noneMatch(written -> written.path().equals(derived.path()));
    }

    /** A name without a version means one that has it; a digest alone is what a client made of the tag. */
    private static List<Mention> distinct(List<Mention> same) {
        Map<String, Mention> versions = new LinkedHashMap<>();
        same.forEach(mention -> versions.putIfAbsent(mention.version(), mention));
        List<Mention> all = List.copyOf(versions.values());
        List<Mention> tagged =
                all.stream().filter(m -> !m.isBare() && !m.isDigestOnly()).toList();
        if (!tagged.isEmpty()) {
            return tagged;
        }
        List<Mention> digests = all.stream().filter(Mention::isDigestOnly).toList();
        return digests.isEmpty() ? all.subList(0, 1) : digests;
    }

    /** The image on the same line, else the last one named before, else the first. */
    private static Mention subject(List<Mention> images, List<Mention> mentions, Signal signal) {
        int nearest = mentions.stream()
                .mapToInt(Mention::line)
                .filter(line -> line <= signal.line())
                .max()
                .orElse(0);
        List<Mention> near =
                mentions.stream().filter(mention -> mention.line() == nearest).toList();
        return images.stream()
                .filter(image -> near.stream().anyMatch(mention -> mention.isSame(image)))
                .findFirst()
                .or(() -> images.stream()
                        .filter(image ->
                                near.stream().anyMatch(mention -> mention.path().equals(image.path())))
                        .reduce((first, second) -> second.line() <= signal.line() ? second : first))
                .orElse(images.getFirst());
    }

    private static List<Signal> firstOfEach(List<Signal> signals) {
        Map<SignalKind, Signal> first = new LinkedHashMap<>();
        signals.forEach(signal -> first.merge(signal.kind(), signal, Complaints::moreTelling));
        return List.copyOf(first.values());
    }

    private static Signal moreTelling(Signal one, Signal other) {
        return other.details().size() > one.details().size() ? other : one;
    }
}
