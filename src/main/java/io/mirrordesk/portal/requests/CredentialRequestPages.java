package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.portal.requests.ChangeMirrorChoices.UpstreamChoice;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The forms for a credential: create, rotate, retire. */
@Controller
class CredentialRequestPages {

    private static final Set<String> KINDS = Set.of("CREATE_CREDENTIAL", "ROTATE_CREDENTIAL", "RETIRE_CREDENTIAL");

    private final Drafts drafts;
    private final Credentials credentials;
    private final CurrentPerson current;

    CredentialRequestPages(Drafts drafts, Credentials credentials, CurrentPerson current) {
        this.drafts = drafts;
        this.credentials = credentials;
        this.current = current;
    }

    @GetMapping("/requests/new/credential")
    String form(@ModelAttribute("form") CredentialForm form, Model model) {
        refuseUnknown(form);
        return page(form, FormErrors.NONE, model);
    }

    @PostMapping("/requests/credential")
    String file(@ModelAttribute("form") CredentialForm form, Model model) {
        refuseUnknown(form);
        return drafts.file(form.draft(), errors -> page(form, errors, model));
    }

    @PostMapping("/requests/credential/preview")
    String preview(
            @ModelAttribute("form") CredentialForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        refuseUnknown(form);
        return drafts.preview(form.draft(), htmx != null, model, errors -> page(form, errors, model));
    }

    private static void refuseUnknown(CredentialForm form) {
        if (!KINDS.contains(form.kind())) {
            throw new NotFound("There is no form for “" + form.kind() + "”.");
        }
    }

    private String page(CredentialForm form, FormErrors errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("mayFile", current.require().mayFile());
        model.addAttribute(
                "credentials",
                credentials.all().stream().map(ManagedCredential::name).toList());
        model.addAttribute(
                "upstreams",
                Upstreams.all().stream()
                        .filter(Upstream::credentialAllowed)
                        .map(upstream -> new UpstreamChoice(upstream.key(), upstream.title()))
                        .toList());
        Drafts.complete(model, errors);
        model.addAttribute(
                "retype", form.accessToken() != null && !form.accessToken().isBlank());
        return "requests/credential";
    }
}
