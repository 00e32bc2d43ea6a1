package io.mirrordesk.portal.templates;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.ImageSelection;
import io.mirrordesk.observed.SimulationQuery;
import io.mirrordesk.observed.Simulations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The panel of a template's page that says what another lifecycle policy would do. Nothing is kept or changed. */
@Controller
class TemplateSimulations {

    private static final int SAMPLES = 12;

    private final Templates templates;
    private final TemplatePages pages;
    private final Simulations simulations;

    TemplateSimulations(Templates templates, TemplatePages pages, Simulations simulations) {
        this.templates = templates;
        this.pages = pages;
        this.simulations = simulations;
    }

    @PostMapping("/templates/{name}/simulation")
    String simulate(
            @PathVariable String name,
            @RequestParam String policy,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        ManagedTemplate template = templates.get(name);
        model.addAttribute("policy", policy);
        try {
            model.addAttribute("simulation", SimulationView.of(simulations.run(query(template, policy))));
        } catch (Problem refused) {
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("faults", refused.errors());
        }
        return htmx == null ? pages.template(name, null, null, model) : "templates/simulation :: result";
    }

    private static SimulationQuery query(ManagedTemplate template, String text) {
        LifecyclePolicy policy = LifecyclePolicy.parse(text);
        String present = template.spec().lifecyclePolicy();
        LifecyclePolicy before = present == null ? null : LifecyclePolicy.parse(present);
        boolean same = before != null && before.equivalentTo(policy);
        return new SimulationQuery(
                ImageSelection.governedBy(template.spec().name()), policy, same ? null : before, null, SAMPLES);
    }
}
