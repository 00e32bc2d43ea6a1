package io.mirrordesk.portal.templates;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.governance.Rollouts;
import io.mirrordesk.identity.Person;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.plan.Encryption;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.JsonText;
import io.mirrordesk.portal.view.TemplateDocument;
import io.mirrordesk.request.RequestLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know about templates, as their pages show it. */
@Component
class TemplateAssembler {

    private final Templates templates;
    private final Mirrors mirrors;
    private final Inventory inventory;
    private final RequestLists requests;
    private final Rollouts rollouts;

    TemplateAssembler(
            Templates templates, Mirrors mirrors, Inventory inventory, RequestLists requests, Rollouts rollouts) {
        this.templates = templates;
        this.mirrors = mirrors;
        this.inventory = inventory;
        this.requests = requests;
        this.rollouts = rollouts;
    }

    List<TemplateRow> rows() {
        List<ManagedMirror> all = mirrors.all();
        Summary summary = inventory.summary();
        return templates.all().stream()
                .map(template -> row(template, all, summary))
                .toList();
    }

    /**
     * @param version null for the current one
     * @param against the version to compare it with; null for the one before it
     * @throws NotFound when there is no such template or version
     */
    TemplatePage page(String name, @Nullable Integer version, @Nullable Integer against, Person person) {
        List<ManagedTemplate> history = templates.history(name);
        ManagedTemplate current = history.getFirst();
        ManagedTemplate shown = version == null ? current : find(history, name, version);
        Integer other = against != null ? against : shown.version() > 1 ? shown.version() - 1 : null;
        TemplateSpec spec = shown.spec();
        return new TemplatePage(
                spec.name(),
                shown.version(),
                current.version(),
                spec.mode().name(),
                spec.tags(),
                pretty(spec.lifecyclePolicy()),
                sentences(spec),
                pretty(spec.repositoryPolicy()),
                spec.tagMutability().name(),
                spec.scanOnPush(),
                Encryption.orDefault(spec.encryption()).toString(),
                usedBy(spec.name(), mirrors.all()),
                repositories(spec.name(), inventory.summary()),
                lines(history),
                other,
                other == null
                        ? null
                        : TemplateDocument.of(find(history, name, other).spec()),
                TemplateDocument.of(spec),
                rollouts.latest(name),
                person.mayFile());
    }

    private static ManagedTemplate find(List<ManagedTemplate> history, String name, int version) {
        return history.stream()
                .filter(known -> known.version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no template “" + name + "@" + version + "”."));
    }

    private List<VersionLine> lines(List<ManagedTemplate> history) {
        Map<Long, String> requesters = requests.requesters(
                history.stream().map(ManagedTemplate::request).toList());
        return history.stream()
                .map(version -> new VersionLine(
                        version.version(),
                        version.createdAt(),
                        requesters.getOrDefault(version.request(), ""),
                        version.request()))
                .toList();
    }

    private static TemplateRow row(ManagedTemplate template, List<ManagedMirror> all, Summary summary) {
        TemplateSpec spec = template.spec();
        return new TemplateRow(
                spec.name(),
                template.version(),
                spec.mode().name(),
                sentences(spec),
                spec.tags().size(),
                usedBy(spec.name(), all),
                repositories(spec.name(), summary));
    }

    private static List<String> sentences(TemplateSpec spec) {
        return Optional.ofNullable(spec.lifecyclePolicy())
                .map(text -> LifecyclePolicy.parse(text).describe())
                .orElse(List.of());
    }

    private static List<String> usedBy(String template, List<ManagedMirror> all) {
        return all.stream()
                .filter(mirror -> mirror.definition().template() != null
                        && mirror.definition().template().name().equals(template))
                .map(mirror -> mirror.prefix().value())
                .toList();
    }

    private static long repositories(String template, Summary summary) {
        return summary.byTemplate().stream()
                .filter(group -> group.name() != null
                        && (group.name().equals(template) || group.name().startsWith(template + "@")))
                .mapToLong(Figures::repositories)
                .sum();
    }

    private static @Nullable String pretty(@Nullable String json) {
        return json == null ? null : JsonText.pretty(json);
    }
}
