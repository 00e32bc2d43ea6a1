package io.mirrordesk.observed.listing;

import io.mirrordesk.observed.query.Key;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Images: what is known of their repository is asked of it, and only then. */
final class ImageColumns implements Columns {

    private static final Set<Key> OF_REPOSITORY =
            EnumSet.of(Key.NAME, Key.REPOSITORY, Key.MIRROR, Key.TEMPLATE, Key.TEAM, Key.CONFORMS, Key.REQUESTED);

    private static final String TAGS = "select from image_tag t where t.image_id = x.id";

    @Override
    public String tables(Collection<Key> keys) {
        return keys.stream().anyMatch(OF_REPOSITORY::contains)
                ? "image x join repository r on r.id = x.repository_id"
                : "image x";
    }

    @Override
    public String of(Key key) {
        return switch (key) {
            case NAME, REPOSITORY -> "r.name";
            case REGISTRY -> "x.registry_id";
            case MIRROR -> "r.mirror";
            case TEMPLATE -> "r.template";
            case TEAM -> "r.team";
            case CONFORMS -> "r.conforms";
            case REQUESTED -> "r.requested";
            case TAG -> "t.tag";
            case TAGGED -> "exists (" + TAGS + ")";
            case DIGEST -> "x.digest";
            case TYPE -> "x.media_type";
            case SIZE -> "x.size_bytes";
            case PUSHED, AGE -> "x.pushed_at";
            case PULLED -> Moments.orEpoch("x.last_pulled_at");
            case IMAGES, CREATED -> throw new IllegalArgumentException("Images have no " + key);
        };
    }

    @Override
    public Optional<String> elsewhere(Key key) {
        return key == Key.TAG ? Optional.of(TAGS) : Optional.empty();
    }

    /** What was last pulled long ago was pushed even longer ago, unless it was pushed again: newer images need not be looked at. */
    @Override
    public List<String> parts(SortKey order, Function<Key, Optional<String>> latest) {
        if (!order.expression().equals(of(Key.PUSHED))) {
            return List.of();
        }
        return latest.apply(Key.PULLED)
                .map(moment -> List.of(
                        "x.pushed_at <= " + moment + " and x.last_pulled_at is not null",
                        "x.pushed_at > " + moment + " and x.last_pulled_at < x.pushed_at"))
                .orElse(List.of());
    }
}
