package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Action;
import io.mirrordesk.lifecycle.LifecycleRule.CountType;
import io.mirrordesk.lifecycle.LifecycleRule.Selection;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a rule does. */
final class RuleSentence {

    private RuleSentence() {}

    static String of(LifecycleRule rule) {
        Selection selection = rule.selection();
        String verb = rule.action() == Action.EXPIRE ? "expire" : "are archived";
        int number = selection.countNumber();
        if (selection.countType() == CountType.IMAGE_COUNT_MORE_THAN) {
            String newest = number == 1 ? "the newest" : "the newest " + number;
            return subject(selection) + " " + verb + ", all but " + newest + ".";
        }
        return subject(selection) + " " + verb + " " + number + (number == 1 ? " day" : " days") + " after "
                + since(selection.countType()) + ".";
    }

    private static String since(CountType type) {
        return switch (type) {
            case SINCE_IMAGE_PULLED -> "the last pull";
            case SINCE_IMAGE_TRANSITIONED -> "they were archived";
            case SINCE_IMAGE_PUSHED, IMAGE_COUNT_MORE_THAN -> "the push";
        };
    }

    private static String subject(Selection selection) {
        String archived = selection.storageClass() == LifecycleRule.StorageClass.ARCHIVE ? "archived " : "";
        return switch (selection.tagStatus()) {
            case UNTAGGED -> capitalised(archived + "untagged images");
            case ANY -> archived.isEmpty() ? "All images" : "All archived images";
            case TAGGED -> capitalised(archived + "images with " + tags(selection));
        };
    }

    private static String tags(Selection selection) {
        List<String> patterns = selection.tagPatterns();
        return patterns.isEmpty()
                ? each("a tag that begins with ", selection.tagPrefixes())
                : each("a tag like ", patterns);
    }

    private static String each(String before, List<String> values) {
        return values.stream().map(value -> before + "“" + value + "”").collect(Collectors.joining(" and "));
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
