package io.mirrordesk.observed.listing;

import io.mirrordesk.observed.query.Key;
import java.util.Collection;
import java.util.Optional;

/** Repositories: a row of its own has nearly everything. */
final class RepositoryColumns implements Columns {

    @Override
    public String tables(Collection<Key> keys) {
        return "repository x";
    }

    @Override
    public String of(Key key) {
        return switch (key) {
            case NAME, REPOSITORY -> "x.name";
            case REGISTRY -> "x.registry_id";
            case MIRROR -> "x.mirror";
            case TEMPLATE -> "x.template";
            case TEAM -> "x.team";
            case TAG -> "t.tag";
            case DIGEST -> "i.digest";
            case SIZE -> "x.size_bytes";
            case IMAGES -> "x.images";
            case CREATED -> "x.created_at";
            case PUSHED -> Moments.orEpoch("x.last_pushed_at");
            case PULLED -> Moments.orEpoch("x.last_pulled_at");
            case CONFORMS -> "x.conforms";
            case REQUESTED -> "x.requested";
            case TYPE, TAGGED, AGE -> throw new IllegalArgumentException("Repositories have no " + key);
        };
    }

    @Override
    public Optional<String> elsewhere(Key key) {
        return switch (key) {
            case TAG -> Optional.of("select from image_tag t where t.repository_id = x.id");
            case DIGEST -> Optional.of("select from image i where i.repository_id = x.id");
            default -> Optional.empty();
        };
    }
}
