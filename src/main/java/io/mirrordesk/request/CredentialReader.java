package io.mirrordesk.request;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the member {@code credential} of a draft. */
@Component
class CredentialReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int NAME_LENGTH = 60;

    private final Credentials credentials;
    private final Clock clock;

    CredentialReader(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** A credential that is asked for, without its value; the secret's name is fixed when the plan is made. */
    record Asked(
            String name,
            Upstream upstream,
            String username,
            @Nullable LocalDate expiresOn) {}

    /** @param withToken whether the access token has to be there: yes to file, no to preview */
    Optional<Asked> read(CredentialDraft draft, RegistryId registry, boolean withToken, Faults faults) {
        Optional<String> name = faults.required("credential.name", draft.name(), "Give the credential a name.");
        name.ifPresent(text -> checkName(text, registry, faults));
        Optional<Upstream> upstream = upstream(draft, faults);
        Optional<String> username =
                faults.required("credential.username", draft.username(), "Type the user name at the upstream.");
        LocalDate expiresOn = expiresOn(draft, faults).orElse(null);
        requireToken(draft, withToken, faults);
        return name.flatMap(
                text -> upstream.flatMap(known -> username.map(user -> new Asked(text, known, user, expiresOn))));
    }

    static void requireToken(CredentialDraft draft, boolean withToken, Faults faults) {
        if (withToken) {
            faults.required(
                    "credential.accessToken",
                    draft.accessToken(),
                    "Type the access token. It is never shown again, so a form that comes back has it empty.");
        }
    }

    /** The last day of a value; empty when there is none. */
    Optional<LocalDate> expiresOn(CredentialDraft draft, Faults faults) {
        Optional<String> text = Faults.optional(draft.expiresOn());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.get());
            if (day.isBefore(LocalDate.now(clock.withZone(ZoneOffset.UTC)))) {
                faults.at("credential.expiresOn", day + " is over. Type the day on which the token will end, or none.");
            }
            return Optional.of(day);
        } catch (DateTimeParseException _) {
            faults.at(
                    "credential.expiresOn",
                    "“" + text.get() + "” is not a day. Write it as year, month and day, such as 2027-01-31.");
            return Optional.empty();
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && name.length() <= NAME_LENGTH;
    }

    private void checkName(String name, RegistryId registry, Faults faults) {
        if (!isName(name)) {
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
