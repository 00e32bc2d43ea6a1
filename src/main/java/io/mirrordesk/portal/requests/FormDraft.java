package io.mirrordesk.portal.requests;

import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import io.mirrordesk.request.RequestDraft.GrantDraft;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import io.mirrordesk.request.RequestDraft.TemplateDraft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form's lines as the members that the API has. Nothing is checked here. */
final class FormDraft {

    private FormDraft() {}

    static RequestDraft of(NewMirrorForm form) {
        boolean takesCredential = takesCredential(form);
        boolean newCredential = takesCredential && present(form.credential()).isEmpty();
        boolean newTemplate = present(form.template()).isEmpty();
        MirrorDraft mirror = new MirrorDraft(
                form.prefix(),
                form.access(),
                form.upstream(),
                form.upstreamUrl(),
                form.upstreamPrefix(),
                takesCredential ? (newCredential ? form.credentialName() : form.credential()) : null,
                newTemplate ? form.templateName() : template(form.template()),
                form.team(),
                lines(form.grants()).stream().map(FormDraft::grant).toList(),
                lines(form.warm()),
                null,
                form.customRoleArn());
        return new RequestDraft(
                "CREATE_MIRROR",
                form.registries() == null || form.registries().isEmpty() ? null : form.registries(),
                mirror,
                newCredential
                        ? new CredentialDraft(
                                form.credentialName(),
                                form.upstream(),
                                form.username(),
                                form.accessToken(),
                                form.expiresOn())
                        : null,
                newTemplate ? newTemplate(form) : null,
                null,
                form.reason());
    }

    /** Without any credential field filled in there is nothing new to bring; the mirror's own check says so if it must. */
    private static boolean takesCredential(NewMirrorForm form) {
        return present(form.credential()).isPresent()
                || present(form.credentialName()).isPresent()
                || present(form.username()).isPresent()
                || present(form.accessToken()).isPresent();
    }

    private static @Nullable String template(@Nullable String chosen) {
        return NewMirrorForm.NO_TEMPLATE.equals(chosen) ? null : chosen;
    }

    private static TemplateDraft newTemplate(NewMirrorForm form) {
        return new TemplateDraft(
                form.templateName(),
                form.templateMode(),
                TemplateForm.tags(form.templateTags()),
                TemplateForm.document(form.lifecyclePolicy()),
                null,
                form.tagMutability(),
                "true".equals(form.scanOnPush()),
                form.encryption());
    }

    /** The kind of a grant shows in its shape; what has no shape is refused as an account. */
    static GrantDraft grant(String line) {
        if (line.startsWith("o-")) {
            return line.contains("/") ? new GrantDraft(null, line, null, null) : new GrantDraft(line, null, null, null);
        }
        return line.startsWith("arn:")
                ? new GrantDraft(null, null, null, line)
                : new GrantDraft(null, null, line, null);
    }

    static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
