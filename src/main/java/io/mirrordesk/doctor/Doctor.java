package io.mirrordesk.doctor;

import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.doctor.chart.Cases;
import io.mirrordesk.doctor.check.Checks;
import io.mirrordesk.doctor.text.Client;
import io.mirrordesk.doctor.text.Complaint;
import io.mirrordesk.doctor.text.ErrorText;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Team;
import io.mirrordesk.observed.LiveState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says why a pull failed. It reads and changes nothing, and keeps nothing of what was pasted. */
@Service
public class Doctor {

    /** Bytes of a text; more is a log file, of which the end is enough. */
    public static final int MAX_BYTES = 1 << 20;

    /** Images that are looked at; each takes a few calls to AWS. */
    private static final int MAX_IMAGES = 5;

    private final Registries registries;
    private final Mirrors mirrors;
    private final People people;
    private final LiveState live;
    private final Cases cases;
    private final Clock clock;

    Doctor(Registries registries, Mirrors mirrors, People people, LiveState live, Cases cases, Clock clock) {
        this.registries = registries;
        this.mirrors = mirrors;
        this.people = people;
        this.live = live;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * @throws InvalidInput when the text is empty or larger than {@link #MAX_BYTES}, the registry is not managed, or the team is not the
     *     person's
     */
    public Diagnosis diagnose(Person by, Question question) {
        check(question);
        ManagedRegistry registry = registry(question.registry());
        List<Team> teams = teams(by, question.team());
        ErrorText text = ErrorText.read(question.text());
        List<Complaint> looked = text.complaints().stream().limit(MAX_IMAGES).toList();
        RegistryConnection connection = live.connection(registry.id());
        List<Report> reports = cases
                .of(
                        new Cases.Circumstances(
                                by, question.team(), teams, registry, registries.all(), mirrors.all(registry.id())),
                        connection,
                        looked)
                .stream()
                .map(subject -> Reports.of(subject, Checks.examine(subject)))
                .toList();
        return new Diagnosis(
                registry.id(),
                clock.instant(),
                text.client().map(Client::title).orElse(null),
                reports,
                text.complaints().size() - looked.size());
    }

    /** The text as it may be shown again: without secrets. */
    public static String withoutSecrets(String text) {
        return ErrorText.withoutSecrets(text);
    }

    /** Whether a text is what a client printed, rather than references or a file. */
    public static boolean isErrorText(String text) {
        return text.length() <= MAX_BYTES && ErrorText.read(text).isComplaint();
    }

    private static void check(Question question) {
        if (question.text().isBlank()) {
            throw InvalidInput.at("text", "Paste the reference that cannot be pulled, or what the client printed.");
        }
        if (question.text().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw InvalidInput.at("text", "The text is larger than 1 MB. Paste the lines around the failure.");
        }
    }

    private ManagedRegistry registry(@Nullable String asked) {
        return registries.all().stream()
                .filter(each ->
                        asked == null || asked.isBlank() || each.id().toString().equals(asked))
                .findFirst()
                .orElseThrow(() -> InvalidInput.at(
                        "registry",
                        asked == null || asked.isBlank()
                                ? "No registry is managed here yet."
                                : "The registry “" + asked + "” is not managed here."));
    }

    private List<Team> teams(Person by, @Nullable String asked) {
        Optional<String> team = Optional.ofNullable(asked).filter(name -> !name.isBlank());
        List<Team> all = people.teams();
        team.filter(name -> !by.teams().contains(name) && !by.mayAdminister()
                        || all.stream().noneMatch(each -> each.name().equals(name)))
                .ifPresent(name -> {
                    throw InvalidInput.at("team", "You are not in the team “" + name + "”.");
                });
        return all.stream()
                .filter(each -> team.map(each.name()::equals).orElseGet(() -> by.isMemberOf(each.name())))
                .toList();
    }
}
