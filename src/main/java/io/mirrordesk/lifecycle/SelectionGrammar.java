package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Action;
import io.mirrordesk.lifecycle.LifecycleRule.CountType;
import io.mirrordesk.lifecycle.LifecycleRule.Selection;
import io.mirrordesk.lifecycle.LifecycleRule.StorageClass;
import io.mirrordesk.lifecycle.LifecycleRule.TagStatus;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a selection and checks what its members ask of each other and of the rule's action. */
final class SelectionGrammar {

    private static final int MAX_WILDCARDS = 4;

    /** What is archived is kept at least this long. */
    private static final int MIN_ARCHIVED_DAYS = 90;

    private final Members members;
    private final Faults faults;
    private final Optional<Action> action;

    private SelectionGrammar(Members members, Optional<Action> action, Faults faults) {
        this.members = members;
        this.action = action;
        this.faults = faults;
    }

    static Optional<Selection> read(Members members, Optional<Action> action, Faults faults) {
        return new SelectionGrammar(members, action, faults).read();
    }

    private Optional<Selection> read() {
        int faultsBefore = faults.count();
        Optional<TagStatus> status = members.word("tagStatus", TagStatus.values(), Members::lower);
        List<String> patterns = members.texts("tagPatternList");
        List<String> prefixes = members.texts("tagPrefixList");
        boolean standard = members.optional("storageClass").isMissingNode();
        Optional<StorageClass> storage = standard
                ? Optional.of(StorageClass.STANDARD)
                : members.word("storageClass", StorageClass.values(), Members::lower);
        Optional<CountType> type = members.word("countType", CountType.values(), CountType::word);
        int number = members.positive("countNumber");
        status.ifPresent(found -> checkTags(found, patterns, prefixes));
        type.ifPresent(found -> checkCount(found, number));
        type.ifPresent(found -> storage.ifPresent(where -> checkStorage(found, where)));
        type.ifPresent(found -> action.ifPresent(does -> checkAction(found, does)));
        members.refuseOthers();
        if (faults.count() > faultsBefore) {
            return Optional.empty();
        }
        return status.flatMap(tags -> storage.flatMap(
                where -> type.map(counted -> new Selection(tags, patterns, prefixes, where, counted, number))));
    }

    private void checkTags(TagStatus status, List<String> patterns, List<String> prefixes) {
        boolean has = isGiven("tagPatternList") || isGiven("tagPrefixList");
        if (status == TagStatus.TAGGED && !has) {
            members.fault("tagPatternList", "A rule for tagged images needs a tagPatternList or a tagPrefixList.");
        }
        if (status != TagStatus.TAGGED && has) {
            members.fault(
                    isGiven("tagPatternList") ? "tagPatternList" : "tagPrefixList",
                    "Only a rule with tagStatus “tagged” has a list of tags. Remove the list, or change tagStatus.");
        }
        if (isGiven("tagPatternList") && isGiven("tagPrefixList")) {
            members.fault("tagPrefixList", "A rule has a tagPatternList or a tagPrefixList, not both. Remove one.");
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).chars().filter(c -> c == '*').count() > MAX_WILDCARDS) {
                members.fault(
                        "tagPatternList[" + i + "]",
                        "“" + patterns.get(i) + "” has more than " + MAX_WILDCARDS + " wildcards.");
            }
        }
        for (int i = 0; i < prefixes.size(); i++) {
            if (prefixes.get(i).indexOf('*') >= 0) {
                members.fault(
                        "tagPrefixList[" + i + "]",
                        "“" + prefixes.get(i) + "” is a pattern: no tag has a *. Use tagPatternList.");
            }
        }
    }

    private void checkCount(CountType type, int number) {
        JsonNode unit = members.optional("countUnit");
        if (type == CountType.IMAGE_COUNT_MORE_THAN) {
            if (!unit.isMissingNode()) {
                members.fault("countUnit", "imageCountMoreThan counts images, so it has no countUnit. Remove it.");
            }
        } else if (!"days".equals(unit.asString(""))) {
            members.fault("countUnit", type.word() + " needs the countUnit “days”.");
        }
        if (type == CountType.SINCE_IMAGE_TRANSITIONED && number > 0 && number < MIN_ARCHIVED_DAYS) {
            members.fault(
                    "countNumber",
                    "An archived image is kept for at least " + MIN_ARCHIVED_DAYS + " days; this is " + number + ".");
        }
    }

    private void checkStorage(CountType type, StorageClass storage) {
        boolean archived = type == CountType.SINCE_IMAGE_TRANSITIONED;
        if (archived && storage != StorageClass.ARCHIVE) {
            members.fault("storageClass", "sinceImageTransitioned needs the storageClass “archive”.");
        }
        if (!archived && storage != StorageClass.STANDARD) {
            members.fault("storageClass", type.word() + " is only for the storageClass “standard”.");
        }
    }

    private void checkAction(CountType type, Action does) {
        if (type == CountType.SINCE_IMAGE_PULLED && does == Action.EXPIRE) {
            members.fault(
                    "countType",
                    "ECR can only archive images by their last pull. Use the action “transition”, or sinceImagePushed.");
        }
        if (type == CountType.SINCE_IMAGE_TRANSITIONED && does == Action.TRANSITION) {
            members.fault(
                    "countType",
                    "Images counted by sinceImageTransitioned are archived already. Use the action “expire”.");
        }
    }

    private boolean isGiven(String key) {
        return !members.optional(key).isMissingNode();
    }
}
