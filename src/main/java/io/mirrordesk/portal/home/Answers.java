package io.mirrordesk.portal.home;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.request.TextToTranslate;
import io.mirrordesk.request.Translation.Reference;
import io.mirrordesk.request.Translation.Status;
import io.mirrordesk.request.Translator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** What the ask box answers, each with what can be done next. */
@Component
class Answers {

    private final Translator translator;
    private final Registries registries;
    private final Mirrors mirrors;

    Answers(Translator translator, Registries registries, Mirrors mirrors) {
        this.translator = translator;
        this.registries = registries;
        this.mirrors = mirrors;
    }

    Ask of(String text, Person person) {
        int free = registries.all().stream().findFirst().map(this::free).orElse(0);
        return new Ask(
                text,
                translator.translate(person, TextToTranslate.of(text), null, null).references().stream()
                        .map(reference -> answer(reference, free))
                        .toList(),
                null);
    }

    private int free(ManagedRegistry registry) {
        return registry.rulesLimit() - mirrors.all(registry.id()).size();
    }

    private static Answer answer(Reference reference, int free) {
        String rewritten = reference.rewritten();
        int slash = rewritten == null ? -1 : rewritten.indexOf('/');
        return new Answer(
                reference.original(),
                reference.status().name(),
                reference.mirror(),
                rewritten == null ? null : rewritten.substring(0, slash),
                rewritten == null ? null : rewritten.substring(slash + 1),
                reference.message(),
                offer(reference, free));
    }

    /** Only where no mirror caches the upstream: one that does has to be asked for access instead. */
    private static @Nullable Offer offer(Reference reference, int free) {
        if (reference.status() != Status.NOT_COVERED || reference.mirror() != null || reference.canonical() == null) {
            return null;
        }
        ImageReference image = ImageReference.parse(reference.canonical());
        Optional<Upstream> upstream = Upstreams.forHost(image.registry());
        return upstream.map(known -> new Offer(known.title(), free, known.credentialRequired(), link(known, image)))
                .orElse(null);
    }

    private static String link(Upstream upstream, ImageReference image) {
        return UriComponentsBuilder.fromPath("/requests/new")
                .queryParam("upstream", upstream.key())
                .queryParam("warm", image.repository() + ":" + image.tag().orElse(ImageReference.DEFAULT_TAG))
                .encode()
                .toUriString();
    }
}
