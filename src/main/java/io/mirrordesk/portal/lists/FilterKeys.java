package io.mirrordesk.portal.lists;

import io.mirrordesk.observed.query.Key;
import io.mirrordesk.observed.query.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys of a list with an example of each, for its page to tell. */
@Component("filterKeys")
class FilterKeys {

    private static final Map<Key, String> EXAMPLES = Map.of(
            Key.NAME, "nginx",
            Key.REPOSITORY, "repository:*/library/nginx",
            Key.REGISTRY, "registry:*.eu-central-1",
            Key.MIRROR, "mirror:docker-hub",
            Key.TEMPLATE, "template:standard-cache",
            Key.TEAM, "team:payments",
            Key.TAG, "tag:v1*",
            Key.DIGEST, "digest:9b1c",
            Key.TYPE, "type:index",
            Key.SIZE, "size:>1GB");

    /** @param example what can be written */
    public record FilterKey(String name, String example) {}

    /** @param list {@code repositories} or {@code images} */
    public List<FilterKey> of(String list) {
        return Vocabulary.valueOf(list.toUpperCase(Locale.ROOT)).keys().stream()
                .map(key -> new FilterKey(key.toString(), example(key)))
                .toList();
    }

    private static String example(Key key) {
        return Optional.ofNullable(EXAMPLES.get(key))
                .orElseGet(() -> key + ":" + key.examples().getLast());
    }
}
