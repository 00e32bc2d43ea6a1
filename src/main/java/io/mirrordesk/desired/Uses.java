package io.mirrordesk.desired;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many mirrors use a credential or a template. */
record Uses(Long id, long count) {

    /** By id; what nothing uses is not in it. */
    static Map<Long, Integer> byId(List<Uses> all) {
        return all.stream().collect(Collectors.toMap(Uses::id, uses -> Math.toIntExact(uses.count())));
    }
}
