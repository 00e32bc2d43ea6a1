package io.mirrordesk.desired;

import java.util.Map;
import io.mirrordesk.contract.NotFound;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The templates, each with its current version. */
@Service
@Transactional(readOnly = true)
public class Templates {

    private final TemplateRows rows;

    Templates(TemplateRows rows) {
        this.rows = rows;
    }

    /** By name. */
    public List<ManagedTemplate> all() {
        Map<Long, Integer> uses = Uses.byId(rows.uses());
        return rows.whole().stream()
                .map(template -> template.toValue(uses.getOrDefault(template.id(), 0)))
                .toList();
    }

    public Optional<ManagedTemplate> find(String name) {
        return rows.findByName(name).map(template -> template.toValue(rows.uses(template)));
    }

    /** @throws NotFound when there is no such template */
    public ManagedTemplate get(String name) {
        return find(name).orElseThrow(() -> new NotFound("There is no template “" + name + "”."));
    }

    /** @throws NotFound when there is no such version */
    public ManagedTemplate version(String name, int version) {
        return rows.findByName(name)
                .flatMap(template -> template.version(version, rows.uses(template)))
                .orElseThrow(() -> new NotFound("There is no template “" + name + "@" + version + "”."));
    }
}
