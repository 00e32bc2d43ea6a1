package io.mirrordesk.doctor.chart;

import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.doctor.text.Complaint;
import io.mirrordesk.doctor.text.Signal;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Team;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.TextFormat;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.request.TextToTranslate;
import io.mirrordesk.request.Translation;
import io.mirrordesk.request.Translator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the facts of each complaint together. */
@Component
public class Cases {

    private final CaseReader reader;
    private final Translator translator;
    private final People people;

    Cases(CaseReader reader, Translator translator, People people) {
        this.reader = reader;
        this.translator = translator;
        this.people = people;
    }

    /**
     * Whose case it is, and where.
     *
     * @param team as it was asked for; null for all teams of the person
     * @param teams whose accounts pull, where the text names none
     * @param mirrors those of the registry
     */
    public record Circumstances(
            Person by,
            @Nullable String team,
            List<Team> teams,
            ManagedRegistry registry,
            List<ManagedRegistry> managed,
            List<ManagedMirror> mirrors) {}

    public List<Case> of(Circumstances where, RegistryConnection connection, List<Complaint> complaints) {
        ManagedRegistry registry = where.registry();
        Reading<List<Resource.Rule>> live = reader.rules(connection);
        Rules rules = new Rules(live, where.mirrors());
        CaseReader.Shared shared = reader.shared(connection);
        Set<String> prefixes = rules.prefixes().stream().map(Prefix::below).collect(Collectors.toSet());
        return complaints.stream()
                .map(complaint -> withReference(complaint, registry))
                .map(complaint -> {
                    Optional<Place> place = complaint.reference().map(image -> Place.of(image, registry, prefixes));
                    return new Case(
                            where.by(),
                            complaint,
                            registry,
                            where.managed(),
                            place,
                            rules,
                            Caller.of(complaint, where.teams(), people.teams()),
                            repository(connection, complaint, place, rules, shared),
                            image -> translated(where, image));
                })
                .toList();
    }

    private Optional<Repository> repository(
            RegistryConnection connection,
            Complaint complaint,
            Optional<Place> place,
            Rules rules,
            CaseReader.Shared shared) {
        return place.filter(Place.Here.class::isInstance)
                .map(Place.Here.class::cast)
                .map(here -> reader.repository(
                        connection,
                        here.repository(),
                        version(complaint.reference().orElseThrow()),
                        rules,
                        shared));
    }

    private static String version(ImageReference image) {
        return image.digest().map(Object::toString).or(image::tag).orElse(ImageReference.DEFAULT_TAG);
    }

    /** Where the text names no image, ECR's own words may. */
    private static Complaint withReference(Complaint complaint, ManagedRegistry registry) {
        Optional<Signal> unknown = complaint.first(SignalKind.NAME_UNKNOWN);
        Optional<String> repository = unknown.filter(signal -> signal.detail("registry")
                        .filter(registry.id().account()::equals)
                        .isPresent())
                .flatMap(signal -> signal.detail("repository"));
        return complaint.original().isEmpty() && repository.isPresent()
                ? complaint.about(ImageReference.parse(registry.pullHost() + "/" + repository.get()))
                : complaint;
    }

    private Translation.Reference translated(Circumstances where, String image) {
        TextToTranslate line = new TextToTranslate(image, Optional.of(TextFormat.LIST), Optional.empty());
        return translator
                .translate(where.by(), line, where.registry().id().toString(), where.team())
                .references()
                .getFirst();
    }
}
