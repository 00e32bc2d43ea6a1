package io.mirrordesk.lifecycle;

import java.util.List;

/**
 * One rule of a lifecycle policy.
 *
 * @param priority unique in the policy; the lowest is applied first
 * @param description empty if there is none
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html">Lifecycle policy
 *     properties</a>
 */
public record LifecycleRule(int priority, String description, Selection selection, Action action) {

    /** Which images a rule looks at, by their tags. */
    public enum TagStatus {
        TAGGED,
        UNTAGGED,
        ANY
    }

    /** Where the images are. */
    public enum StorageClass {
        STANDARD,
        ARCHIVE
    }

    /** How a rule counts. */
    public enum CountType {
        IMAGE_COUNT_MORE_THAN("imageCountMoreThan"),
        SINCE_IMAGE_PUSHED("sinceImagePushed"),
        SINCE_IMAGE_PULLED("sinceImagePulled"),
        SINCE_IMAGE_TRANSITIONED("sinceImageTransitioned");

        private final String word;

        CountType(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** What happens to the images; a transition is always to the archive. */
    public enum Action {
        EXPIRE,
        TRANSITION
    }

    /**
     * The images that a rule applies to.
     *
     * @param tagPatterns an image must have a tag for each; {@code *} stands for any characters
     * @param tagPrefixes an image must have a tag for each; never beside patterns
     * @param countNumber images or days
     */
    public record Selection(
            TagStatus tagStatus,
            List<String> tagPatterns,
            List<String> tagPrefixes,
            StorageClass storageClass,
            CountType countType,
            int countNumber) {

        public Selection {
            tagPatterns = List.copyOf(tagPatterns);
            tagPrefixes = List.copyOf(tagPrefixes);
        }
    }
}
