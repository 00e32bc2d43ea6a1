package io.mirrordesk.portal.drift;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.governance.Drift;
import io.mirrordesk.governance.DriftCheck;
import io.mirrordesk.governance.DriftQuery;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryQuery;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.portal.view.DriftRow;
import io.mirrordesk.portal.view.RegistryPaths;
import io.mirrordesk.portal.view.RepositoryRow;
import io.mirrordesk.portal.view.RepositoryRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class DriftPages {

    private static final int ROWS = 50;
    private static final String REPOSITORIES = "repositories";

    private final Drift drift;
    private final FindingAssembler findings;
    private final Inventory inventory;
    private final Registries registries;
    private final CurrentPerson current;

    DriftPages(
            Drift drift, FindingAssembler findings, Inventory inventory, Registries registries, CurrentPerson current) {
        this.drift = drift;
        this.findings = findings;
        this.inventory = inventory;
        this.registries = registries;
        this.current = current;
    }

    /** Where the list is sorted and where it goes on. */
    record Place(
            @Nullable String view,
            @Nullable String sort,
            @Nullable String cursor) {

        @Nullable
        String from() {
            return cursor == null || cursor.isBlank() ? null : cursor;
        }
    }

    @GetMapping("/drift")
    String list(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String mirror,
            @RequestParam(required = false) @Nullable String q,
            Place place,
            Model model) {
        DriftFilter filter = DriftFilter.of(registry, kind, mirror, q);
        List<String> managed = registries.all().stream()
                .map(ManagedRegistry::id)
                .map(Object::toString)
                .toList();
        checking(model); // before the list, which then has what a check found that is shown as ended
        boolean repositories = REPOSITORIES.equals(place.view());
        if (repositories) {
            repositories(filter, place, model);
        } else {
            settings(filter, place, model);
        }
        model.addAttribute("view", repositories ? REPOSITORIES : "settings");
        model.addAttribute("registries", managed);
        model.addAttribute(
                "kinds", Arrays.stream(Difference.Kind.values()).map(Enum::name).toList());
        model.addAttribute(
                "chosen",
                filter.registry() != null
                        ? filter.registry().toString()
                        : managed.size() == 1 ? managed.getFirst() : null);
        model.addAttribute("mayFile", current.require().mayFile());
        return "drift/list";
    }

    private void settings(DriftFilter filter, Place place, Model model) {
        DriftQuery query =
                filter.query().sortedBy(DriftQuery.Sort.parse(place.sort())).page(ROWS, place.from());
        Slice<DriftRow> list = drift.find(query).map(DriftRow::of);
        model.addAttribute("list", list);
        model.addAttribute(
                "filters",
                filter.active(without -> list.items().isEmpty()
                        ? drift.find(without.query().page(1, null)).total()
                        : null));
    }

    private void repositories(DriftFilter filter, Place place, Model model) {
        Slice<RepositoryRow> list = inventory
                .repositories(query(filter).limit(ROWS).after(place.from()))
                .map(row -> RepositoryRows.of(row, Set.of()));
        model.addAttribute("list", list);
        model.addAttribute(
                "filters",
                new DriftFilter(filter.registry(), null, filter.mirror(), filter.q())
                        .active(without -> list.items().isEmpty()
                                ? inventory
                                        .repositories(query(without).limit(1))
                                        .total()
                                : null));
    }

    private static RepositoryQuery query(DriftFilter filter) {
        RepositoryQuery query = RepositoryQuery.all().conforms(false);
        query = filter.registry() == null ? query : query.registry(filter.registry());
        query = filter.mirror() == null ? query : query.mirror(filter.mirror());
        return filter.q() == null ? query : query.matching(filter.q());
    }

    /** How far the checks are, alone: the page asks for it while one is under way, and then for its list once more. */
    @GetMapping("/drift/checks")
    String checks(Model model, HttpServletResponse response) {
        if (!checking(model)) {
            response.setHeader("HX-Trigger", "drift-checked");
        }
        return "drift/checks :: checks";
    }

    private boolean checking(Model model) {
        List<DriftCheck> checks = drift.checks();
        boolean checking = checks.stream().anyMatch(check -> check.state() == DriftCheck.State.RUNNING);
        model.addAttribute("checks", checks);
        model.addAttribute("checking", checking);
        model.addAttribute("mayCheck", current.require().maySteer());
        return checking;
    }

    @GetMapping("/drift/{id}")
    String finding(@PathVariable long id, Model model) {
        model.addAttribute("finding", findings.of(drift.get(id), current.require()));
        return "drift/finding";
    }

    /** Has a registry compared, and shows the list again. */
    @PostMapping("/drift/check")
    String check(@RequestParam(defaultValue = "") String registry, RedirectAttributes redirect) {
        try {
            drift.checkNow(RegistryPaths.parse(registry), current.require());
        } catch (InvalidInput refused) {
            redirect.addFlashAttribute("problem", ((Problem) refused).getMessage());
        }
        return "redirect:/drift";
    }
}
