package io.mirrordesk.request;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads the member {@code credential} of a draft. */
@Component
class CredentialReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int NAME_LENGTH = 60;

    private final Credentials credentials;

    CredentialReader(Credentials credentials) {
        this.credentials = credentials;
    }

    /** A credential that is asked for, without its value; the secret's name is fixed when the plan is made. */
    record Asked(String name, Upstream upstream, String username) {}

    /** @param withToken whether the access token has to be there: yes to file, no to preview */
    Optional<Asked> read(CredentialDraft draft, RegistryId registry, boolean withToken, Faults faults) {
        Optional<String> name = faults.required("credential.name", draft.name(), "Give the credential a name.");
        name.ifPresent(text -> checkName(text, registry, faults));
        Optional<Upstream> upstream = upstream(draft, faults);
        Optional<String> username =
                faults.required("credential.username", draft.username(), "Type the user name at the upstream.");
        if (withToken) {
            faults.required(
                    "credential.accessToken",
                    draft.accessToken(),
                    "Type the access token. It is never shown again, so a form that comes back has it empty.");
        }
        return name.flatMap(text -> upstream.flatMap(known -> username.map(user -> new Asked(text, known, user))));
    }

    private void checkName(String name, RegistryId registry, Faults faults) {
        if (!NAME.matcher(name).matches() || name.length() > NAME_LENGTH) {
            faults.at(
                    "credential.name",
                    "“" + name
                            + "” cannot name a credential. Use up to 60 lower-case letters, digits and single hyphens.");
        } else if (credentials.find(registry, name).isPresent()) {
            faults.at(
                    "credential.name",
                    "There is a credential “" + name + "” already. Choose it, or give the new one another name.");
        }
    }

    private static Optional<Upstream> upstream(CredentialDraft draft, Faults faults) {
        Optional<String> key =
                faults.required("credential.upstream", draft.upstream(), "Say which upstream it is for.");
        Optional<Upstream> known = key.flatMap(Upstreams::byKey);
        if (key.isPresent() && known.isEmpty()) {
            faults.at("credential.upstream", "ECR cannot cache “" + key.get() + "”. " + Upstreams.supportedSentence());
        }
        known.filter(upstream -> !upstream.credentialAllowed())
                .ifPresent(upstream -> faults.at(
                        "credential.upstream", upstream.title() + " takes no credential in ECR. Leave it out."));
        return known;
    }
}
