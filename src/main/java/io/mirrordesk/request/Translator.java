package io.mirrordesk.request;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.ImageText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says for each image reference of a text which mirror covers it, and writes what to use instead. */
@Service
@Transactional(readOnly = true)
public class Translator {

    private final Registries registries;
    private final Coverage coverage;

    Translator(Registries registries, Coverage coverage) {
        this.registries = registries;
        this.coverage = coverage;
    }

    /**
     * @param registry the registry to look in; null for the only one
     * @param team whose accounts count; null for all teams of the person
     * @throws InvalidInput when the registry is not managed, the team is not the person's, or the text cannot be read
     */
    public Translation translate(Person by, TextToTranslate text, @Nullable String registry, @Nullable String team) {
        ImageText read = ImageText.read(text.text(), text.format(), text.fileName());
        return translate(by, List.of(read), registry, team).getFirst();
    }

    /** Several texts at once, such as the files of a folder; errors as for {@link #translate} of one. */
    public List<Translation> translate(
            Person by, List<ImageText> texts, @Nullable String registry, @Nullable String team) {
        ManagedRegistry managed = registry(registry);
        Set<ImageReference> references = texts.stream()
                .flatMap(text -> text.images().stream())
                .flatMap(image -> image.reference().stream())
                .collect(Collectors.toSet());
        CoverageScope scope = coverage.scope(managed, teams(by, team), references);
        return texts.stream()
                .map(text -> new TextTranslation(text, scope).result())
                .toList();
    }

    ManagedRegistry registry(@Nullable String asked) {
        List<ManagedRegistry> managed = registries.all();
        Optional<ManagedRegistry> found = asked == null
                ? managed.stream().findFirst()
                : managed.stream()
                        .filter(registry -> registry.id().toString().equals(asked))
                        .findFirst();
        return found.orElseThrow(() -> InvalidInput.at(
                "registry",
                asked == null
                        ? "No registry is managed here yet."
                        : "The registry “" + asked + "” is not managed here."));
    }

    static List<String> teams(Person by, @Nullable String asked) {
        Optional<String> team = Faults.optional(asked);
        team.filter(name -> !by.teams().contains(name) && !by.mayAdminister()).ifPresent(name -> {
            throw InvalidInput.at("team", "You are not in the team “" + name + "”.");
        });
        return team.map(List::of).orElse(by.teams());
    }
}
