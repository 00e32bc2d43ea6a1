package io.mirrordesk.portal.lists;

import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Team;
import io.mirrordesk.observed.InventoryWords;
import io.mirrordesk.observed.query.Key;
import java.util.List;
import org.springframework.stereotype.Component;

/** What there is for a key to have as its value. */
@Component
class CompletedValues {

    private static final int MOST = 10;
    private static final int MOST_NAMES = 5;

    private final Registries registries;
    private final Mirrors mirrors;
    private final Templates templates;
    private final People people;
    private final InventoryWords words;

    CompletedValues(
            Registries registries, Mirrors mirrors, Templates templates, People people, InventoryWords words) {
        this.registries = registries;
        this.mirrors = mirrors;
        this.templates = templates;
        this.people = people;
        this.words = words;
    }

    /** Values that could begin with, or contain, what is typed; few where there are many. */
    List<String> of(Key key, String typed) {
        return switch (key) {
            case REGISTRY ->
                registries.all().stream()
                        .map(registry -> registry.id().toString())
                        .toList();
            case MIRROR ->
                mirrors.all().stream()
                        .map(mirror -> mirror.prefix().value())
                        .distinct()
                        .toList();
            case TEMPLATE ->
                templates.all().stream()
                        .map(template -> template.spec().name())
                        .toList();
            case TEAM -> people.teams().stream().map(Team::name).toList();
            case NAME -> words.repositories(typed, MOST_NAMES);
            case REPOSITORY -> words.repositories(typed, MOST);
            case TAG -> words.tags(typed, MOST);
            case TYPE -> words.types();
            case DIGEST, SIZE, IMAGES, CREATED, PUSHED, PULLED, AGE, TAGGED, CONFORMS, REQUESTED -> List.of();
        };
    }
}
