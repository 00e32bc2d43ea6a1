package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.ActiveFilter;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryQuery;
import io.mirrordesk.observed.RepositorySort;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.portal.view.RepositoryRow;
import io.mirrordesk.portal.view.RepositoryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class RepositoryPages {

    private final Inventory inventory;
    private final Mirrors mirrors;
    private final Templates templates;

    RepositoryPages(Inventory inventory, Mirrors mirrors, Templates templates) {
        this.inventory = inventory;
        this.mirrors = mirrors;
        this.templates = templates;
    }

    /** What the address filters by. */
    record Filter(
            @Nullable String q,
            @Nullable String mirror,
            @Nullable String template,
            @Nullable String conforms) {

        RepositoryQuery query(String sort, @Nullable String cursor) {
            return new RepositoryQuery(null, mirror, template, conforming(), q, RepositorySort.parse(sort), 50, cursor);
        }

        private @Nullable Boolean conforming() {
            return conforms == null || conforms.isBlank() ? null : Boolean.valueOf(conforms);
        }

        Filter without(String name) {
            return new Filter(
                    name.equals("q") ? null : q,
                    name.equals("mirror") ? null : mirror,
                    name.equals("template") ? null : template,
                    name.equals("conforms") ? null : conforms);
        }
    }

    @GetMapping("/inventory/repositories")
    String list(
            Filter filter,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        List<ManagedMirror> managed = mirrors.all();
        Set<String> curated = managed.stream()
                .filter(mirror -> mirror.definition().access() == AccessMode.CURATED)
                .map(mirror -> mirror.prefix().value())
                .collect(Collectors.toSet());
        Slice<RepositoryRow> list =
                inventory.repositories(filter.query(sort, cursor)).map(row -> RepositoryRows.of(row, curated));
        model.addAttribute("list", list);
        model.addAttribute("asOf", inventory.summary().asOf());
        model.addAttribute(
                "mirrors",
                managed.stream().map(mirror -> mirror.prefix().value()).toList());
        model.addAttribute(
                "templates",
                templates.all().stream().map(template -> template.spec().name()).toList());
        model.addAttribute("filters", filters(filter, list.items().isEmpty()));
        return "repositories/list";
    }

    private List<ActiveFilter> filters(Filter filter, boolean empty) {
        List<ActiveFilter> active = new ArrayList<>();
        add(active, filter, "q", filter.q(), empty);
        add(active, filter, "mirror", filter.mirror(), empty);
        add(active, filter, "template", filter.template(), empty);
        add(active, filter, "conforms", filter.conforms(), empty);
        return active;
    }

    private void add(List<ActiveFilter> active, Filter filter, String name, @Nullable String value, boolean empty) {
        if (value != null && !value.isBlank()) {
            Long without = empty
                    ? inventory
                            .repositories(filter.without(name).query("name", null))
                            .total()
                    : null;
            active.add(new ActiveFilter(name, value, without));
        }
    }
}
