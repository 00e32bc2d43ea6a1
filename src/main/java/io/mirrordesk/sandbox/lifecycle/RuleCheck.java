package io.mirrordesk.sandbox.lifecycle;

/** What the members of one rule must be to each other. */
final class RuleCheck {

    private static final int FEWEST_DAYS_ARCHIVED = 90;
    private static final int MOST_WILDCARDS = 4;

    private RuleCheck() {}

    /**
     * @throws InvalidPolicy with the first reason found
     */
    static void of(LifecycleRule rule) {
        require(rule.priority() > 0, "rulePriority must be greater than 0.");
        require(rule.countNumber() > 0, "countNumber must be greater than 0.");
        checkTags(rule);
        checkCount(rule);
        checkAction(rule);
    }

    private static void checkTags(LifecycleRule rule) {
        boolean tagged = rule.tagStatus().equals("tagged");
        boolean lists = !rule.prefixes().isEmpty() || !rule.patterns().isEmpty();
        require(!tagged || lists, "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.");
        require(tagged || !lists, "tagPrefixList and tagPatternList can only be specified when tagStatus=TAGGED.");
        require(
                rule.prefixes().isEmpty() || rule.patterns().isEmpty(),
                "tagPrefixList and tagPatternList cannot be specified in the same rule.");
        require(
                rule.patterns().stream().allMatch(RuleCheck::hasFewWildcards),
                "A tag pattern can have at most four wildcards (*).");
    }

    private static boolean hasFewWildcards(String pattern) {
        return pattern.chars().filter(c -> c == '*').count() <= MOST_WILDCARDS;
    }

    private static void checkCount(LifecycleRule rule) {
        String type = rule.countType();
        boolean byNumber = type.equals("imageCountMoreThan");
        require(
                !byNumber || rule.countUnit().isEmpty(),
                "countUnit cannot be specified when countType=imageCountMoreThan.");
        require(byNumber || rule.countUnit().equals("days"), "countUnit must be days when countType=" + type + ".");
        boolean archived = rule.storageClass() == StorageClass.ARCHIVE;
        require(
                archived == type.equals("sinceImageTransitioned"),
                "countType=" + type + " cannot be used with storageClass=" + (archived ? "archive." : "standard."));
        require(
                !archived || rule.countNumber() >= FEWEST_DAYS_ARCHIVED,
                "countNumber must be at least 90 when countType=sinceImageTransitioned.");
    }

    private static void checkAction(LifecycleRule rule) {
        require(
                rule.transitions() != rule.targetStorageClass().isEmpty(),
                "targetStorageClass must be specified when, and only when, the action is transition.");
        require(
                !rule.countType().equals("sinceImagePulled") || rule.transitions(),
                "countType=sinceImagePulled can only be used with the action transition.");
        require(
                !rule.countType().equals("sinceImageTransitioned") || !rule.transitions(),
                "countType=sinceImageTransitioned can only be used with the action expire.");
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new InvalidPolicy(reason);
        }
    }
}
