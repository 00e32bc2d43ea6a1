package io.mirrordesk.portal.view;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.Summary;
import java.util.List;

/**
 * A mirror that uses a credential, and what stops with it when the credential does.
 *
 * @param repositories how many lie under the mirror
 * @param images in them
 */
public record CredentialUse(ManagedMirror mirror, long repositories, long images) {

    /** By prefix. */
    public static List<CredentialUse> of(List<ManagedMirror> mirrors, Summary summary) {
        return mirrors.stream().map(mirror -> of(mirror, summary)).toList();
    }

    private static CredentialUse of(ManagedMirror mirror, Summary summary) {
        String prefix = mirror.prefix().value();
        Figures figures = summary.byMirror().stream()
                .filter(group -> prefix.equals(group.name()))
                .findFirst()
                .orElseGet(() -> Figures.none(prefix));
        return new CredentialUse(mirror, figures.repositories(), figures.images());
    }
}
