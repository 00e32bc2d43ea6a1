package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.observed.listing.Moments;
import io.mirrordesk.observed.listing.Order;
import io.mirrordesk.observed.listing.SortKey;
import io.mirrordesk.observed.listing.SortKey.Type;
import java.util.Locale;

/** The order of a list of repositories, written {@code size} or, the other way round, {@code -size}. */
public record RepositorySort(Key key, boolean descending) {

    public static final RepositorySort BY_NAME = new RepositorySort(Key.NAME, false);

    /** What a list can be sorted by. */
    public enum Key {
        NAME(new SortKey("x.name", Type.TEXT)),
        SIZE(new SortKey("x.size_bytes", Type.NUMBER)),
        IMAGES(new SortKey("x.images", Type.NUMBER)),
        PUSHED(new SortKey(Moments.orEpoch("x.last_pushed_at"), Type.MOMENT)),
        PULLED(new SortKey(Moments.orEpoch("x.last_pulled_at"), Type.MOMENT)),
        CREATED(new SortKey("x.created_at", Type.MOMENT));

        private final SortKey sortKey;

        Key(SortKey sortKey) {
            this.sortKey = sortKey;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws InvalidInput at {@code sort} unless it is a key, with {@code -} before it to sort the other way */
    public static RepositorySort parse(String text) {
        return SortWord.parse(text, "Repositories", Key.values(), RepositorySort::new);
    }

    Order order() {
        return new Order(toString(), key.sortKey, descending);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + key;
    }
}
