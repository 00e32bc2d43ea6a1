package io.mirrordesk.portal.mirrors;

import io.mirrordesk.contract.ActiveFilter;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.governance.Validations;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.portal.view.Rules;
import io.mirrordesk.portal.view.ValidationNotice;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class MirrorPages {

    private final CurrentPerson current;
    private final MirrorAssembler assembler;
    private final Mirrors mirrors;
    private final Registries registries;
    private final Rules rules;
    private final Validations validations;

    MirrorPages(
            MirrorAssembler assembler,
            Mirrors mirrors,
            Registries registries,
            Rules rules,
            Validations validations,
            CurrentPerson current) {
        this.validations = validations;
        this.current = current;
        this.assembler = assembler;
        this.mirrors = mirrors;
        this.registries = registries;
        this.rules = rules;
    }

    @GetMapping("/mirrors")
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        List<MirrorRow> rows = assembler.rows(q);
        List<ManagedRegistry> managed = registries.all();
        model.addAttribute("list", Slice.whole(rows));
        model.addAttribute(
                "filters",
                q.isBlank()
                        ? List.of()
                        : List.of(new ActiveFilter("q", q, rows.isEmpty() ? (long) mirrors.count() : null)));
        model.addAttribute("rulesUsed", managed.isEmpty() ? 0 : rules.used(managed.getFirst()));
        model.addAttribute(
                "rulesLimit", managed.isEmpty() ? 0 : managed.getFirst().rulesLimit());
        return "mirrors/list";
    }

    /** Has ECR try the rule, and shows the mirror again. */
    @PostMapping("/mirrors/{id}/validate")
    String validate(@PathVariable long id, RedirectAttributes redirect) {
        ValidationNotice.add(redirect, validations.now(List.of(mirrors.get(id)), current.require()));
        return "redirect:/mirrors/" + id;
    }

    @GetMapping("/mirrors/{id}")
    String mirror(@PathVariable long id, Model model) {
        model.addAttribute("mirror", assembler.page(mirrors.get(id), current.require()));
        return "mirrors/mirror";
    }
}
