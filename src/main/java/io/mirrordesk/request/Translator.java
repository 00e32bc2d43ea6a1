package io.mirrordesk.request;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.ReferenceList;
import io.mirrordesk.request.Translation.Reference;
import io.mirrordesk.request.Translation.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says for each image reference of a text which mirror covers it, and what to write instead. */
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
     * @throws InvalidInput when the registry is not managed or the team is not the person's
     */
    public Translation translate(Person by, String text, @Nullable String registry, @Nullable String team) {
        ManagedRegistry managed = registry(registry);
        List<String> teams = teams(by, team);
        List<ReferenceList.Line> lines = ReferenceList.parse(text).lines();
        Coverage.Scope scope = coverage.scope(managed, teams, references(lines));
        List<Reference> references =
                lines.stream().map(line -> answer(line, scope)).toList();
        return new Translation("LIST", references, rewrite(text, references));
    }

    private static List<ImageReference> references(List<ReferenceList.Line> lines) {
        return lines.stream().flatMap(line -> line.reference().stream()).toList();
    }

    private static Reference answer(ReferenceList.Line line, Coverage.Scope scope) {
        return line.reference()
                .map(reference -> scope.answer(line.number(), line.original(), reference))
                .orElseGet(() -> new Reference(
                        line.number(),
                        line.original(),
                        null,
                        Status.INVALID,
                        null,
                        null,
                        line.message().orElse("")));
    }

    private ManagedRegistry registry(@Nullable String asked) {
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

    private static List<String> teams(Person by, @Nullable String asked) {
        Optional<String> team = Faults.optional(asked);
        team.filter(name -> !by.teams().contains(name) && !by.mayAdminister()).ifPresent(name -> {
            throw InvalidInput.at("team", "You are not in the team “" + name + "”.");
        });
        return team.map(List::of).orElse(by.teams());
    }

    private static String rewrite(String text, List<Reference> references) {
        String[] lines = text.split("\n", -1);
        for (Reference reference : references) {
            if (reference.rewritten() != null) {
                int index = reference.line() - 1;
                lines[index] = lines[index].replace(reference.original(), reference.rewritten());
            }
        }
        return String.join("\n", lines);
    }
}
