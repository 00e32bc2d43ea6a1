package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.observed.listing.Moments;
import io.mirrordesk.observed.listing.Order;
import io.mirrordesk.observed.listing.SortKey;
import io.mirrordesk.observed.listing.SortKey.Type;
import java.util.Locale;

/** The order of a list of images, written {@code size} or, the other way round, {@code -size}. */
public record ImageSort(Key key, boolean descending) {

    public static final ImageSort NEWEST_FIRST = new ImageSort(Key.PUSHED, true);

    /** What a list can be sorted by. */
    public enum Key {
        PUSHED(new SortKey("x.pushed_at", Type.MOMENT)),
        PULLED(new SortKey(Moments.orEpoch("x.last_pulled_at"), Type.MOMENT)),
        SIZE(new SortKey("x.size_bytes", Type.NUMBER));

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
    public static ImageSort parse(String text) {
        return SortWord.parse(text, "Images", Key.values(), ImageSort::new);
    }

    Order order() {
        return new Order(toString(), key.sortKey, descending);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + key;
    }
}
