package io.mirrordesk.portal.requests;

import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import org.jspecify.annotations.Nullable;

/**
 * The form for a mirror that exists, as it was typed: of each kind of change only some of the fields are there. Lists are lines.
 *
 * @param kind {@code ADD_IMAGES}, {@code CHANGE_MIRROR} or {@code RETIRE_MIRROR}
 * @param template name of an existing one, or empty for none
 * @param credential name of an existing one, or empty for none
 * @param repositories {@code KEEP} or {@code DELETE}
 */
public record ChangeMirrorForm(
        String kind,
        @Nullable String prefix,
        @Nullable String warm,
        @Nullable String access,
        @Nullable String grants,
        @Nullable String upstream,
        @Nullable String upstreamUrl,
        @Nullable String upstreamPrefix,
        @Nullable String customRoleArn,
        @Nullable String credential,
        @Nullable String template,
        @Nullable String repositories,
        @Nullable String team,
        @Nullable String reason) {

    /** A form that was sent without its kind is of none. */
    public ChangeMirrorForm {
        kind = kind == null ? "" : kind;
    }

    /** The members that the API has. Nothing is checked here. */
    RequestDraft draft() {
        boolean changes = kind.equals("CHANGE_MIRROR");
        MirrorDraft mirror = new MirrorDraft(
                prefix,
                changes ? access : null,
                changes ? upstream : null,
                changes ? upstreamUrl : null,
                changes ? upstreamPrefix : null,
                changes ? credential : null,
                changes ? template : null,
                kind.equals("RETIRE_MIRROR") ? null : team,
                changes ? FormDraft.lines(grants).stream().map(FormDraft::grant).toList() : null,
                kind.equals("ADD_IMAGES") ? FormDraft.lines(warm) : null,
                repositories,
                changes ? customRoleArn : null);
        return new RequestDraft(kind, null, mirror, null, null, null, reason);
    }
}
