package io.mirrordesk.governance;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Spelling;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.RegistryId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which open findings, in which order, from where on.
 *
 * @param mirror prefix of a mirror
 * @param credential name of a credential whose secret counts as the mirror's; null for none
 * @param q part of the subject, or of the mirror's or credential's name
 * @param limit 1 to 200 rows
 * @param cursor {@code next} of another page, null for the first page
 */
public record DriftQuery(
        @Nullable RegistryId registry,
        Difference.@Nullable Kind kind,
        @Nullable String mirror,
        @Nullable String credential,
        @Nullable String q,
        Sort sort,
        int limit,
        @Nullable String cursor) {

    private static final int MOST = 200;

    /** @throws InvalidInput when the limit is out of range */
    public DriftQuery {
        if (limit < 1 || limit > MOST) {
            throw InvalidInput.at("limit", "A page has 1 to 200 rows, not " + limit + ".");
        }
    }

    /** All of them, the newest first. */
    public static DriftQuery all() {
        return new DriftQuery(null, null, null, null, null, Sort.NEWEST, 50, null);
    }

    public DriftQuery in(@Nullable RegistryId wanted) {
        return new DriftQuery(wanted, kind, mirror, credential, q, sort, limit, cursor);
    }

    public DriftQuery of(Difference.@Nullable Kind wanted) {
        return new DriftQuery(registry, wanted, mirror, credential, q, sort, limit, cursor);
    }

    public DriftQuery ofMirror(@Nullable String prefix) {
        return new DriftQuery(registry, kind, prefix, credential, q, sort, limit, cursor);
    }

    /** What a mirror consists of, and the secret of its credential. */
    public DriftQuery of(ManagedMirror wanted) {
        return new DriftQuery(
                wanted.definition().registry(),
                kind,
                wanted.prefix().value(),
                wanted.credential(),
                q,
                sort,
                limit,
                cursor);
    }

    public DriftQuery matching(@Nullable String words) {
        return new DriftQuery(registry, kind, mirror, credential, words, sort, limit, cursor);
    }

    public DriftQuery sortedBy(Sort order) {
        return new DriftQuery(registry, kind, mirror, credential, q, order, limit, cursor);
    }

    public DriftQuery page(int rows, @Nullable String from) {
        return new DriftQuery(registry, kind, mirror, credential, q, sort, rows, from);
    }

    /** The orders of the list, as addresses have them; a hyphen turns one round. */
    public enum Sort {
        OLDEST("found", "found_at", "timestamptz", false),
        NEWEST("-found", "found_at", "timestamptz", true),
        SUBJECT("subject", "subject", "text", false),
        SUBJECT_DOWN("-subject", "subject", "text", true),
        MIRROR("mirror", "coalesce(mirror, credential, '')", "text", false),
        MIRROR_DOWN("-mirror", "coalesce(mirror, credential, '')", "text", true);

        private final String word;
        private final String key;
        private final String type;
        private final boolean down;

        Sort(String word, String key, String type, boolean down) {
            this.word = word;
            this.key = key;
            this.type = type;
            this.down = down;
        }

        /** @throws InvalidInput at {@code sort} for a word that is none */
        public static Sort parse(@Nullable String word) {
            if (word == null || word.isBlank()) {
                return NEWEST;
            }
            return Arrays.stream(values())
                    .filter(sort -> sort.word.equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> InvalidInput.at("sort", "“" + word + "” is no order of this list. " + near(word)));
        }

        private static String near(String word) {
            Optional<String> meant = Spelling.closest(
                    word, Arrays.stream(values()).map(sort -> sort.word).toList());
            return meant.map(nearest -> "Did you mean “" + nearest + "”?")
                    .orElse("Use found, subject or mirror, with a hyphen before it to turn it round.");
        }

        String order() {
            String direction = down ? " desc" : "";
            return key + direction + ", id" + direction;
        }

        String behind() {
            return "(%s, id) %s (cast(:key as %s), :id)".formatted(key, down ? "<" : ">", type);
        }

        String key() {
            return key + "::text";
        }
    }
}
