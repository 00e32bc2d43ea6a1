package io.mirrordesk.portal.requests;

import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import org.jspecify.annotations.Nullable;

/**
 * The form for a credential, as it was typed: of each kind of change only some of the fields are there.
 *
 * @param kind {@code CREATE_CREDENTIAL}, {@code ROTATE_CREDENTIAL} or {@code RETIRE_CREDENTIAL}
 * @param username empty to keep the one that it has
 * @param expiresOn a day such as {@code 2027-01-31}, or empty
 */
public record CredentialForm(
        String kind,
        @Nullable String name,
        @Nullable String upstream,
        @Nullable String username,
        @Nullable String accessToken,
        @Nullable String expiresOn,
        @Nullable String reason) {

    /** A form that was sent without its kind is of none. */
    public CredentialForm {
        kind = kind == null ? "" : kind;
    }

    /** The members that the API has. Nothing is checked here. */
    RequestDraft draft() {
        CredentialDraft credential = kind.equals("RETIRE_CREDENTIAL")
                ? new CredentialDraft(name, null, null, null, null)
                : new CredentialDraft(
                        name, kind.equals("CREATE_CREDENTIAL") ? upstream : null, username, accessToken, expiresOn);
        return new RequestDraft(kind, null, null, credential, null, null, reason);
    }

    /** Without the token, which no page ever shows again. */
    @Override
    public String toString() {
        return "CredentialForm[kind=" + kind + ", name=" + name + "]";
    }
}
