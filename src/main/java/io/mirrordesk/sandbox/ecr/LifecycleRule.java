package io.mirrordesk.sandbox.ecr;

import static io.mirrordesk.sandbox.ecr.LifecyclePolicyText.failure;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One rule of a lifecycle policy; what is optional in the text has its default here. */
record LifecycleRule(
        int priority,
        String tagStatus,
        List<String> prefixes,
        List<String> patterns,
        String storageClass,
        String countType,
        String countUnit,
        long countNumber,
        String action,
        String targetStorageClass) {

    private static final Set<String> RULE = Set.of("rulePriority", "description", "selection", "action");
    private static final Set<String> SELECTION = Set.of(
            "tagStatus", "tagPatternList", "tagPrefixList", "storageClass", "countType", "countUnit", "countNumber");
    private static final Set<String> ACTION = Set.of("type", "targetStorageClass");
    private static final Set<String> COUNT_TYPES =
            Set.of("imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned");

    static LifecycleRule read(JsonNode rule) {
        JsonNode selection = rule.path("selection");
        JsonNode action = rule.path("action");
        boolean shaped = onlyHas(rule, RULE)
                && onlyHas(selection, SELECTION)
                && onlyHas(action, ACTION)
                && rule.path("rulePriority").canConvertToInt()
                && selection.path("countNumber").canConvertToLong();
        if (!shaped) {
            throw failure(LifecyclePolicyText.UNREADABLE);
        }
        return new LifecycleRule(
                rule.path("rulePriority").asInt(),
                selection.path("tagStatus").asString(""),
                strings(selection.path("tagPrefixList")),
                strings(selection.path("tagPatternList")),
                selection.path("storageClass").asString("standard"),
                selection.path("countType").asString(""),
                selection.path("countUnit").asString(""),
                selection.path("countNumber").asLong(),
                action.path("type").asString(""),
                action.path("targetStorageClass").asString(""));
    }

    private static boolean onlyHas(JsonNode object, Set<String> names) {
        return object.isObject() && names.containsAll(object.propertyNames());
    }

    private static List<String> strings(JsonNode list) {
        if (!list.isMissingNode() && !list.isArray()) {
            throw failure(LifecyclePolicyText.UNREADABLE);
        }
        Iterator<JsonNode> elements = list.iterator();
        Iterable<JsonNode> once = () -> elements;
        return StreamSupport.stream(once.spliterator(), false)
                .map(element -> element.asString(""))
                .toList();
    }

    void check() {
        checkWords();
        checkTags();
        checkCount();
        checkAction();
    }

    private void checkWords() {
        boolean known = Set.of("tagged", "untagged", "any").contains(tagStatus)
                && Set.of("standard", "archive").contains(storageClass)
                && COUNT_TYPES.contains(countType)
                && Set.of("expire", "transition").contains(action)
                && Set.of("", "archive").contains(targetStorageClass);
        if (!known) {
            throw failure(LifecyclePolicyText.UNREADABLE);
        }
        if (priority < 1) {
            throw failure("rulePriority must be greater than 0.");
        }
        if (countNumber < 1) {
            throw failure("countNumber must be greater than 0.");
        }
    }

    private void checkTags() {
        boolean lists = !prefixes.isEmpty() || !patterns.isEmpty();
        if (tagStatus.equals("tagged") && !lists) {
            throw failure("Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.");
        }
        if (!tagStatus.equals("tagged") && lists) {
            throw failure("tagPrefixList and tagPatternList can only be specified when tagStatus=TAGGED.");
        }
        if (!prefixes.isEmpty() && !patterns.isEmpty()) {
            throw failure("tagPrefixList and tagPatternList cannot be specified in the same rule.");
        }
        if (patterns.stream()
                .anyMatch(pattern -> pattern.chars().filter(c -> c == '*').count() > 4)) {
            throw failure("A tag pattern can have at most four wildcards (*).");
        }
    }

    private void checkCount() {
        boolean byNumber = countType.equals("imageCountMoreThan");
        if (byNumber && !countUnit.isEmpty()) {
            throw failure("countUnit cannot be specified when countType=imageCountMoreThan.");
        }
        if (!byNumber && !countUnit.equals("days")) {
            throw failure("countUnit must be days when countType=" + countType + ".");
        }
        boolean archived = storageClass.equals("archive");
        if (archived != countType.equals("sinceImageTransitioned")) {
            throw failure("countType=" + countType + " cannot be used with storageClass=" + storageClass + ".");
        }
        if (archived && countNumber < 90) {
            throw failure("countNumber must be at least 90 when countType=sinceImageTransitioned.");
        }
    }

    private void checkAction() {
        boolean transition = action.equals("transition");
        if (transition == targetStorageClass.isEmpty()) {
            throw failure("targetStorageClass must be specified when, and only when, the action is transition.");
        }
        if (countType.equals("sinceImagePulled") && !transition) {
            throw failure("countType=sinceImagePulled can only be used with the action transition.");
        }
        if (countType.equals("sinceImageTransitioned") && transition) {
            throw failure("countType=sinceImageTransitioned can only be used with the action expire.");
        }
    }
}
