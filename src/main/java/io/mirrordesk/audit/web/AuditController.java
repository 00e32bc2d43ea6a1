package io.mirrordesk.audit.web;

import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.audit.ChainState;
import io.mirrordesk.audit.Verification;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the log. */
@Controller
class AuditController {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/audit")
    String list(
            @ModelAttribute("parameters") AuditParameters parameters,
            @RequestParam(defaultValue = "") String verify,
            Model model) {
        model.addAttribute("list", log.find(parameters.query()).map(AuditController::row));
        model.addAttribute("seal", verify.isBlank() ? view(log.chain()) : view(log.verify()));
        model.addAttribute("filters", parameters.active());
        return "audit/list";
    }

    private static SealView view(ChainState chain) {
        return new SealView(chain.records(), chain.unsealed(), chain.head(), null, false);
    }

    private static SealView view(Verification proof) {
        return new SealView(proof.records(), proof.unsealed(), proof.head(), proof.firstBroken(), true);
    }

    private static AuditRow row(AuditEntry entry) {
        return new AuditRow(
                entry.id(),
                entry.sequence(),
                entry.at(),
                entry.actor().name(),
                entry.actor().kind() == io.mirrordesk.audit.Actor.Kind.SERVICE,
                entry.phase().name(),
                entry.action(),
                entry.subject(),
                entry.registry(),
                entry.before(),
                entry.after(),
                entry.request(),
                entry.awsRequestId(),
                entry.error(),
                entry.previousHash(),
                entry.hash());
    }
}
