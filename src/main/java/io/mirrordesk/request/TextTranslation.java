package io.mirrordesk.request;

import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.FoundImage;
import io.mirrordesk.oci.FoundImage.Fault;
import io.mirrordesk.oci.FoundImage.FaultKind;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.ImageText;
import io.mirrordesk.request.CoverageScope.Answer;
import io.mirrordesk.request.Translation.Reference;
import io.mirrordesk.request.Translation.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Translates one text. */
final class TextTranslation {

    private final ImageText text;
    private final List<FoundImage> images;
    private final CoverageScope scope;

    TextTranslation(ImageText text, CoverageScope scope) {
        this.text = text;
        this.images = text.images();
        this.scope = scope;
    }

    Translation result() {
        List<Answer> answers = images.stream().map(this::answer).toList();
        Map<Integer, CacheAddress> addresses = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            int index = i;
            answers.get(i).address().ifPresent(address -> addresses.put(index, address));
        }
        ImageText.Rewritten rewritten = text.rewrite(addresses);
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            references.add(reference(
                    images.get(i),
                    answers.get(i),
                    Optional.ofNullable(rewritten.kept().get(i))));
        }
        return new Translation(text.format(), references, rewritten.text());
    }

    private Answer answer(FoundImage image) {
        return image.reference().map(scope::answer).orElseGet(() -> unknown(image.fault()));
    }

    private static Answer unknown(Optional<Fault> fault) {
        boolean unresolved =
                fault.filter(found -> found.kind() == FaultKind.UNRESOLVED).isPresent();
        return Answer.not(
                unresolved ? Status.UNRESOLVED : Status.INVALID,
                null,
                fault.map(Fault::sentence).orElse(null));
    }

    private static Reference reference(FoundImage image, Answer answer, Optional<String> kept) {
        return new Reference(
                image.line(),
                image.column(),
                image.original(),
                image.reference()
                        .map(ImageReference::canonical)
                        .map(name -> shown(name, image))
                        .orElse(null),
                kept.isPresent() ? Status.UNRESOLVED : answer.status(),
                answer.mirror(),
                kept.isPresent() ? null : rewritten(image, answer).orElse(null),
                kept.orElse(answer.message()));
    }

    private static Optional<String> rewritten(FoundImage image, Answer answer) {
        return answer.address()
                .flatMap(address -> image.reference().flatMap(address::reference))
                .map(name -> shown(name, image));
    }

    /** Where the version stands elsewhere, {@code latest} would be a guess. */
    private static String shown(String reference, FoundImage image) {
        String latest = ":" + ImageReference.DEFAULT_TAG;
        return !image.versioned() && reference.endsWith(latest)
                ? reference.substring(0, reference.length() - latest.length())
                : reference;
    }
}
