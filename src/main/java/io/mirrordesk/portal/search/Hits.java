package io.mirrordesk.portal.search;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedTemplate;
import io.mirrordesk.observed.search.FoundImage;
import io.mirrordesk.observed.search.FoundRepository;
import io.mirrordesk.oci.NameFit;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.portal.search.Hit.ImageHit;
import io.mirrordesk.portal.search.Hit.MirrorHit;
import io.mirrordesk.portal.search.Hit.RepositoryHit;
import io.mirrordesk.portal.search.Hit.RequestHit;
import io.mirrordesk.portal.search.Hit.TemplateHit;
import io.mirrordesk.request.FoundRequest;

/** From what a room found to what is shown of it. */
final class Hits {

    private static final String ROLLED_BACK = "ROLLED_BACK";

    private Hits() {}

    static Hit of(ManagedMirror mirror, SearchText text) {
        return new MirrorHit(
                mirror.id(),
                mirror.definition().registry().toString(),
                mirror.prefix().value(),
                Upstreams.byKey(mirror.definition().upstream())
                        .map(Upstream::title)
                        .orElse(mirror.definition().upstreamUrl()),
                mirror.team(),
                mirror.state().name(),
                isExact(mirror.prefix().value(), text));
    }

    static Hit of(FoundRepository repository) {
        return new RepositoryHit(
                repository.registry().toString(),
                repository.name(),
                repository.mirror(),
                repository.images(),
                repository.sizeBytes(),
                repository.fit() == NameFit.EXACT);
    }

    static Hit of(Kind kind, FoundImage image) {
        return new ImageHit(
                kind,
                image.registry().toString(),
                image.repository(),
                image.digest(),
                image.tag(),
                image.pushedAt(),
                image.exact());
    }

    static Hit of(FoundRequest request, SearchText text) {
        String number = Long.toString(request.id());
        return new RequestHit(
                request.id(),
                request.title(),
                request.rolledBack() ? ROLLED_BACK : request.state().name(),
                request.requester(),
                request.team(),
                text.text().equals(number) || text.text().equals("#" + number));
    }

    static Hit of(ManagedTemplate template, SearchText text) {
        String name = template.spec().name();
        return new TemplateHit(name, template.version(), template.usedBy(), isExact(name, text));
    }

    private static boolean isExact(String name, SearchText text) {
        return NameFit.of(name, text.words()) == NameFit.EXACT;
    }
}
