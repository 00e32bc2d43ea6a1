package io.mirrordesk.sandbox.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user guide's rules once more, image by image and as slow as it gets, straight from the policy's JSON: an oracle for the
 * evaluation that shares no code with it.
 */
final class NaiveLifecycle {

    private final List<JsonNode> rules;
    private final List<Candidate> images;
    private final Instant now;

    NaiveLifecycle(String policy, List<Candidate> images, Instant now) {
        this.rules =
                JsonMapper.shared().readTree(policy).path("rules").valueStream().toList();
        this.images = images;
        this.now = now;
    }

    /** Such as {@code EXPIRE by 1} by digest; images to which nothing happens are not there. */
    Map<String, String> outcome() {
        Map<String, String> outcome = new TreeMap<>();
        for (Candidate image : images) {
            fate(image).filter(fate -> !isHeld(image, fate)).ifPresent(fate -> outcome.put(image.digest(), fate));
        }
        return outcome;
    }

    private Optional<String> fate(Candidate image) {
        if (image.subject() != null) {
            return followSubject(image);
        }
        return rules.stream()
                .filter(rule -> identifies(rule, image))
                .min((a, b) -> priority(a) - priority(b))
                .filter(rule -> isTooOldOrTooMany(rule, image))
                .map(rule -> rule.path("action").path("type").asString("").toUpperCase(Locale.ROOT) + " by "
                        + priority(rule));
    }

    private Optional<String> followSubject(Candidate image) {
        Optional<Candidate> subject = images.stream()
                .filter(other -> other.digest().equals(image.subject()))
                .findAny();
        if (subject.isEmpty()) {
            return Optional.of("EXPIRE by null");
        }
        boolean alone = subject.get().archivedAt() != null && image.archivedAt() == null;
        return alone ? Optional.of("TRANSITION by null") : Optional.empty();
    }

    private static int priority(JsonNode rule) {
        return rule.path("rulePriority").asInt();
    }

    private static boolean identifies(JsonNode rule, Candidate image) {
        JsonNode selection = rule.path("selection");
        boolean archived = selection.path("storageClass").asString("standard").equals("archive");
        if (image.subject() != null || archived != (image.archivedAt() != null)) {
            return false;
        }
        return switch (selection.path("tagStatus").asString("")) {
            case "any" -> true;
            case "untagged" -> image.tags().isEmpty();
            default -> hasAll(selection, image.tags());
        };
    }

    private static boolean hasAll(JsonNode selection, List<String> tags) {
        for (JsonNode prefix : selection.path("tagPrefixList")) {
            if (tags.stream().noneMatch(tag -> tag.startsWith(prefix.asString()))) {
                return false;
            }
        }
        for (JsonNode pattern : selection.path("tagPatternList")) {
            if (tags.stream().noneMatch(tag -> like(tag, pattern.asString()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean like(String text, String pattern) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.startsWith("*")) {
            return like(text, pattern.substring(1)) || (!text.isEmpty() && like(text.substring(1), pattern));
        }
        return !text.isEmpty() && text.charAt(0) == pattern.charAt(0) && like(text.substring(1), pattern.substring(1));
    }

    private boolean isTooOldOrTooMany(JsonNode rule, Candidate image) {
        JsonNode selection = rule.path("selection");
        int number = selection.path("countNumber").asInt();
        return switch (selection.path("countType").asString("")) {
            case "imageCountMoreThan" -> younger(rule, image) >= number;
            case "sinceImagePulled" -> isOlder(used(image), number);
            case "sinceImageTransitioned" -> isOlder(or(image.archivedAt(), now), number);
            default -> isOlder(or(image.activatedAt(), image.pushedAt()), number);
        };
    }

    private long younger(JsonNode rule, Candidate image) {
        return images.stream()
                .filter(other -> identifies(rule, other))
                .filter(other -> isYounger(other, image))
                .count();
    }

    private boolean isYounger(Candidate one, Candidate other) {
        int order = or(one.activatedAt(), one.pushedAt()).compareTo(or(other.activatedAt(), other.pushedAt()));
        return order > 0 || (order == 0 && images.indexOf(one) > images.indexOf(other));
    }

    private static Instant used(Candidate image) {
        Instant used = or(image.pulledAt(), image.pushedAt());
        Instant back = or(image.activatedAt(), used);
        return back.isAfter(used) ? back : used;
    }

    private boolean isOlder(Instant time, int days) {
        return Duration.between(time, now).compareTo(Duration.ofDays(days)) > 0;
    }

    private boolean isHeld(Candidate image, String fate) {
        return images.stream()
                .filter(list -> list.children().contains(image.digest()))
                .anyMatch(list -> fate.startsWith("EXPIRE") || list.archivedAt() == null);
    }

    private static Instant or(@Nullable Instant time, Instant otherwise) {
        return time == null ? otherwise : time;
    }
}
