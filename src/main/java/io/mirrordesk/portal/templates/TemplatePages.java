package io.mirrordesk.portal.templates;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.JsonText;
import io.mirrordesk.request.Requests;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class TemplatePages {

    private final Templates templates;
    private final Mirrors mirrors;
    private final Inventory inventory;
    private final Requests requests;

    TemplatePages(Templates templates, Mirrors mirrors, Inventory inventory, Requests requests) {
        this.templates = templates;
        this.mirrors = mirrors;
        this.inventory = inventory;
        this.requests = requests;
    }

    @GetMapping("/templates")
    String list(Model model) {
        List<ManagedMirror> all = mirrors.all();
        Summary summary = inventory.summary();
        model.addAttribute(
                "list",
                Slice.whole(templates.all().stream()
                        .map(template -> row(template, all, summary))
                        .toList()));
        return "templates/list";
    }

    @GetMapping("/templates/{name}")
    String template(@PathVariable String name, @RequestParam(required = false) @Nullable Integer version, Model model) {
        ManagedTemplate current = templates.get(name);
        ManagedTemplate shown = version == null ? current : templates.version(name, version);
        model.addAttribute("template", page(shown, current));
        return "templates/template";
    }

    private TemplateRow row(ManagedTemplate template, List<ManagedMirror> all, Summary summary) {
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

    private TemplatePage page(ManagedTemplate shown, ManagedTemplate current) {
        TemplateSpec spec = shown.spec();
        String document = JsonText.pretty(PlanJson.write(spec));
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
                usedBy(spec.name(), mirrors.all()),
                repositories(spec.name(), inventory.summary()),
                List.of(new VersionLine(
                        shown.version(),
                        shown.createdAt(),
                        requests.get(shown.request()).requester(),
                        shown.request())),
                null,
                document);
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
