package io.mirrordesk.portal.credentials;

import io.mirrordesk.contract.ActiveFilter;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.governance.Validations;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.portal.view.Attention;
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
class CredentialPages {

    private final CredentialAssembler assembler;
    private final Credentials credentials;
    private final Mirrors mirrors;
    private final Validations validations;
    private final Attention attention;
    private final CurrentPerson current;

    CredentialPages(
            CredentialAssembler assembler,
            Credentials credentials,
            Mirrors mirrors,
            Validations validations,
            Attention attention,
            CurrentPerson current) {
        this.assembler = assembler;
        this.credentials = credentials;
        this.mirrors = mirrors;
        this.validations = validations;
        this.attention = attention;
        this.current = current;
    }

    @GetMapping("/credentials")
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        List<CredentialRow> rows = assembler.rows(q);
        model.addAttribute("list", Slice.whole(rows));
        model.addAttribute("attention", attention.lines());
        model.addAttribute(
                "filters",
                q.isBlank()
                        ? List.of()
                        : List.of(new ActiveFilter(
                                "q",
                                q,
                                rows.isEmpty() ? (long) assembler.rows("").size() : null)));
        return "credentials/list";
    }

    @GetMapping("/credentials/{id}")
    String credential(@PathVariable long id, Model model) {
        model.addAttribute("credential", assembler.page(credentials.get(id), current.require()));
        return "credentials/credential";
    }

    /** Has ECR try the rules of its mirrors, and shows it again. */
    @PostMapping("/credentials/{id}/validate")
    String validate(@PathVariable long id, RedirectAttributes redirect) {
        ManagedCredential credential = credentials.get(id);
        ValidationNotice.add(redirect, validations.now(mirrors.using(credential), current.require()));
        return "redirect:/credentials/" + id;
    }
}
