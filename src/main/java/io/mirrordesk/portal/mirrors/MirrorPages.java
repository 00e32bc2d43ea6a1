package io.mirrordesk.portal.mirrors;

import io.mirrordesk.contract.ActiveFilter;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.portal.view.Rules;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class MirrorPages {

    private final CurrentPerson current;
    private final MirrorAssembler assembler;
    private final Mirrors mirrors;
    private final Registries registries;
    private final Rules rules;

    MirrorPages(MirrorAssembler assembler, Mirrors mirrors, Registries registries, Rules rules, CurrentPerson current) {
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

    @GetMapping("/mirrors/{id}")
    String mirror(@PathVariable long id, Model model) {
        model.addAttribute("mirror", assembler.page(mirrors.get(id), current.require()));
        return "mirrors/mirror";
    }
}
