package io.mirrordesk.portal.registries;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.observed.ConnectionTests;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.portal.view.RegistryPaths;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tests how a registry is reached. */
@Controller
class ConnectionPages {

    private final ConnectionTests tests;
    private final CurrentPerson current;

    ConnectionPages(ConnectionTests tests, CurrentPerson current) {
        this.tests = tests;
        this.current = current;
    }

    @PostMapping("/registries/{registry}/test")
    String test(@PathVariable String registry, RedirectAttributes shown) {
        RegistryId id = RegistryPaths.parse(registry);
        shown.addFlashAttribute("connection", ConnectionJson.of(id, tests.run(id, current.require())));
        return "redirect:/registries/" + id + "#connection";
    }

    /** One harmless call for each permission that reading the registry needs. */
    @ResponseBody
    @PostMapping("/api/v1/registries/{registry}/test")
    ConnectionJson api(@PathVariable String registry) {
        RegistryId id = RegistryPaths.parse(registry);
        return ConnectionJson.of(id, tests.run(id, current.require()));
    }
}
