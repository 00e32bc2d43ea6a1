package io.mirrordesk.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Policies from short selections: each is a tag status or patterns, a count type and a number, numbered from 1. */
final class SomePolicy {

    private SomePolicy() {}

    /** Such as {@code "prod* beta* count 3"}, {@code "untagged pushed 14"}, {@code "any unused 60"} or {@code "any archived 365"}; a leading {@code archive} archives. */
    static LifecyclePolicy of(String... rules) {
        String all = IntStream.range(0, rules.length)
                .mapToObj(i -> rule(i + 1, rules[i]))
                .collect(Collectors.joining(",", "{\"rules\":[", "]}"));
        return LifecyclePolicy.parse(all);
    }

    private static String rule(int priority, String text) {
        List<String> words = Arrays.asList(text.split(" "));
        boolean archives = words.getFirst().equals("archive");
        List<String> tags = words.subList(archives ? 1 : 0, words.size() - 2);
        return "{\"rulePriority\":%d,\"description\":\"padding to the length that ECR asks for\",\"selection\":{%s,%s},\"action\":%s}"
                .formatted(priority, tags(tags), count(words.get(words.size() - 2), words.getLast()), action(archives));
    }

    private static String tags(List<String> tags) {
        if (tags.equals(List.of("any")) || tags.equals(List.of("untagged"))) {
            return "\"tagStatus\":\"" + tags.getFirst() + "\"";
        }
        return tags.stream()
                .map(tag -> "\"" + tag + "\"")
                .collect(Collectors.joining(",", "\"tagStatus\":\"tagged\",\"tagPatternList\":[", "]"));
    }

    private static String count(String type, String number) {
        String count = "\"countNumber\":" + number + ",\"countType\":\"";
        return switch (type) {
            case "count" -> count + "imageCountMoreThan\"";
            case "pushed" -> count + "sinceImagePushed\",\"countUnit\":\"days\"";
            case "unused" -> count + "sinceImagePulled\",\"countUnit\":\"days\"";
            case "archived" -> count + "sinceImageTransitioned\",\"countUnit\":\"days\",\"storageClass\":\"archive\"";
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static String action(boolean archives) {
        return archives ? "{\"type\":\"transition\",\"targetStorageClass\":\"archive\"}" : "{\"type\":\"expire\"}";
    }
}
