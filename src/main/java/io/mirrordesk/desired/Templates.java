package io.mirrordesk.desired;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.PerRequest;
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
        return PerRequest.of(
                "templates",
                () -> rows.whole().stream().map(TemplateEntity::toValue).toList());
    }

    public Optional<ManagedTemplate> find(String name) {
        return rows.findByName(name).map(TemplateEntity::toValue);
    }

    /** @throws NotFound when there is no such template */
    public ManagedTemplate get(String name) {
        return find(name).orElseThrow(() -> new NotFound("There is no template “" + name + "”."));
    }

    /**
     * All versions of a template, the newest first.
     *
     * @throws NotFound when there is no such template
     */
    public List<ManagedTemplate> history(String name) {
        return rows.findByName(name)
                .map(TemplateEntity::history)
                .orElseThrow(() -> new NotFound("There is no template “" + name + "”."));
    }

    /** @throws NotFound when there is no such version */
    public ManagedTemplate version(String name, int version) {
        return rows.findByName(name)
                .flatMap(template -> template.version(version))
                .orElseThrow(() -> new NotFound("There is no template “" + name + "@" + version + "”."));
    }
}
