package io.mirrordesk.request;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.observed.PrefixRepositories;
import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Adoption;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a draft that adopts: rules that are not managed here, and older repositories below those that are. */
@Component
class AdoptionReader {

    /** People have to be able to read what they decide about. */
    private static final int MOST = 200;

    private final Adoptables adoptables;
    private final Mirrors mirrors;
    private final PrefixRepositories repositories;
    private final RequestRows requests;
    private final LiveState live;
    private final LiveChecks checks;

    AdoptionReader(
            Adoptables adoptables,
            Mirrors mirrors,
            PrefixRepositories repositories,
            RequestRows requests,
            LiveState live,
            LiveChecks checks) {
        this.adoptables = adoptables;
        this.mirrors = mirrors;
        this.repositories = repositories;
        this.requests = requests;
        this.live = live;
        this.checks = checks;
    }

    /** Empty, and a fault, when something is wrong. */
    Optional<ChangeSet> read(RequestDraft draft, RegistryId registry, Person by, Faults faults) {
        List<String> texts = draft.subjects() == null ? List.of() : draft.subjects();
        Optional<String> team = team(draft.mirror(), by, faults);
        if (texts.isEmpty()) {
            faults.at("subjects", "Name what is to be adopted, such as rule:quay-old.");
        } else if (texts.size() > MOST) {
            faults.at(
                    "subjects",
                    "These are %,d subjects; a request can adopt at most %d.".formatted(texts.size(), MOST));
        }
        checks.checkAddition(registry, faults);
        if (faults.any()) {
            return Optional.empty();
        }
        Map<Subject, String> fields = subjects(texts, faults);
        Adoption adoption = adoption(registry, fields, team.orElseThrow(), faults);
        refuseOpen(registry, fields, faults);
        refuseStrangers(registry, adoption, fields, by, faults);
        return faults.any()
                ? Optional.empty()
                : Optional.of(ChangeSet.adopt(registry, List.copyOf(fields.keySet()), adoption));
    }

    /**
     * A decision about an adoption is about what is there when it is made.
     *
     * @throws Moved when it is not as it was when the request was filed
     */
    void requireAsFiled(ChangeSet change, Adoption filed) {
        Map<Subject, String> fields = new LinkedHashMap<>();
        change.subjects().forEach(subject -> fields.put(subject, subject.toString()));
        String team = filed.mirrors().stream().map(MirrorSpec::team).findFirst().orElse("");
        Faults faults = new Faults();
        Adoption now = adoption(change.registry(), fields, team, faults);
        if (faults.any() || !now.equals(filed)) {
            throw new Moved(faults);
        }
    }

    private static Optional<String> team(@Nullable MirrorDraft draft, Person by, Faults faults) {
        if (draft != null && !onlyTeam(draft)) {
            faults.at(
                    "mirror",
                    "Of the member mirror, a request of kind ADOPT takes only the team: all else is as AWS has it.");
        }
        Optional<String> team = Faults.optional(draft == null ? null : draft.team())
                .or(() -> by.teams().stream().findFirst());
        if (team.isEmpty()) {
            faults.at("mirror.team", "Say which team owns what is adopted.");
        } else if (!by.mayFile(team.get())) {
            faults.at("mirror.team", "You are not in the team “" + team.get() + "”, so you cannot file for it.");
        }
        return team;
    }

    private static boolean onlyTeam(MirrorDraft draft) {
        return new MirrorDraft(null, null, null, null, null, null, null, draft.team(), null, null, null).equals(draft);
    }

    private static Map<Subject, String> subjects(List<String> texts, Faults faults) {
        Map<Subject, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String field = "subjects[" + i + "]";
            try {
                Subject subject = Subject.parse(texts.get(i).strip());
                switch (subject.type()) {
                    case RULE, REPOSITORY -> fields.putIfAbsent(subject, field);
                    case SECRET, STATEMENT, NATIVE_TEMPLATE ->
                        faults.at(field, "“" + subject + "” comes with its rule. Name the rule instead.");
                    case REQUEST, TEMPLATE ->
                        faults.at(
                                field,
                                "“" + subject
                                        + "” is a thing of the portal and nothing in AWS, so there is nothing to adopt.");
                }
            } catch (IllegalArgumentException malformed) {
                faults.at(field, String.valueOf(malformed.getMessage()));
            }
        }
        return fields;
    }

    private Adoption adoption(RegistryId registry, Map<Subject, String> fields, String team, Faults faults) {
        List<Adoptable> rules = rules(registry, fields, faults);
        List<RepositoryName> names = names(fields, faults);
        checkRepositories(registry, names, rules, fields, faults);
        return new Adoption(
                rules.stream().map(rule -> rule.mirror(team)).toList(),
                credentials(rules, fields, faults),
                names.stream()
                        .sorted(Comparator.comparing(RepositoryName::value))
                        .toList());
    }

    private List<Adoptable> rules(RegistryId registry, Map<Subject, String> fields, Faults faults) {
        if (fields.keySet().stream().noneMatch(subject -> subject.type() == Subject.Type.RULE)) {
            return List.of();
        }
        Map<Subject, Adoptable> there = adoptables.of(registry).stream()
                .collect(Collectors.toMap(found -> found.rule().subject(), Function.identity()));
        fields.forEach((subject, field) -> {
            Adoptable found = there.get(subject);
            if (subject.type() == Subject.Type.RULE && found == null) {
                boolean managed = mirrors.all(registry).stream()
                        .anyMatch(mirror -> Subject.rule(mirror.prefix()).equals(subject));
                faults.at(
                        field,
                        managed
                                ? "“" + subject + "” is managed here already."
                                : "There is no rule “" + subject.name() + "” in " + registry + ".");
            } else if (found != null) {
                found.obstacles()
                        .forEach(obstacle -> faults.at(field, "“" + subject + "” cannot be adopted. " + obstacle));
            }
        });
        return fields.keySet().stream()
                .map(there::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(found -> found.rule().prefix().value()))
                .toList();
    }

    /** Rules that read one secret bring one credential. */
    private static List<CredentialSpec> credentials(List<Adoptable> rules, Map<Subject, String> fields, Faults faults) {
        Map<String, CredentialSpec> brought = new LinkedHashMap<>();
        for (Adoptable rule : rules) {
            CredentialSpec credential = rule.newCredential();
            if (credential != null) {
                CredentialSpec first = brought.putIfAbsent(credential.secretName(), credential);
                if (first != null && !first.upstream().equals(credential.upstream())) {
                    faults.at(
                            Objects.requireNonNull(fields.get(rule.rule().subject())),
                            "“%s” reads the secret %s, which another rule here reads for %s. A credential is for one upstream."
                                    .formatted(rule.rule().subject(), credential.secretName(), first.upstream()));
                }
            }
        }
        return List.copyOf(brought.values());
    }

    private static List<RepositoryName> names(Map<Subject, String> fields, Faults faults) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getKey().type() == Subject.Type.REPOSITORY)
                .flatMap(entry -> {
                    try {
                        return Stream.of(RepositoryName.parse(entry.getKey().name()));
                    } catch (InvalidRepositoryName malformed) {
                        faults.at(entry.getValue(), malformed.getMessage());
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private void checkRepositories(
            RegistryId registry,
            List<RepositoryName> names,
            List<Adoptable> rules,
            Map<Subject, String> fields,
            Faults faults) {
        if (names.isEmpty()) {
            return;
        }
        List<Prefix> inAws =
                live.rules(registry).stream().map(Resource.Rule::prefix).toList();
        Map<String, PrefixRepositories.Known> known = repositories.known(registry, names);
        for (RepositoryName name : names) {
            String field = Objects.requireNonNull(fields.get(Subject.repository(name)));
            Optional<Prefix> rule = closest(inAws, name);
            PrefixRepositories.Known found = known.get(name.value());
            if (found == null) {
                faults.at(field, "The inventory of " + registry + " has no repository “" + name + "”.");
            } else if (rule.isEmpty()) {
                faults.at(
                        field,
                        "“" + name + "” lies below no rule, so no mirror could own it. ROOT owns no repository.");
            } else if (rules.stream()
                    .noneMatch(adopted -> adopted.rule().prefix().equals(rule.get()))) {
                checkManaged(registry, found, rule.get(), field, faults);
            }
        }
    }

    private void checkManaged(
            RegistryId registry, PrefixRepositories.Known found, Prefix rule, String field, Faults faults) {
        Optional<ManagedMirror> mirror = mirrors.find(registry, rule);
        if (mirror.isEmpty()) {
            faults.at(
                    field,
                    "“%s” lies below the rule “%s”, which is not managed here. Adopt the rule too."
                            .formatted(found.name(), rule));
        } else if (mirror.get().owns(found.requested(), found.createdAt())) {
            faults.at(field, "“" + found.name() + "” is managed here already.");
        }
    }

    private static Optional<Prefix> closest(List<Prefix> rules, RepositoryName name) {
        return rules.stream()
                .filter(prefix -> !prefix.isRoot() && prefix.covers(name))
                .max(Comparator.comparingInt(prefix -> prefix.below().length()));
    }

    private void refuseOpen(RegistryId registry, Map<Subject, String> fields, Faults faults) {
        List<Request> open = requests.openIn(registry.toString());
        fields.forEach((subject, field) -> AdoptableReader.openRequest(
                        open,
                        registry,
                        subject,
                        subject.type() == Subject.Type.RULE ? Prefix.parse(subject.name()) : null)
                .ifPresent(sentence -> faults.at(field, sentence)));
    }

    /** What becomes of an older repository is for the team that owns its mirror to ask. */
    private void refuseStrangers(
            RegistryId registry, Adoption adoption, Map<Subject, String> fields, Person by, Faults faults) {
        for (RepositoryName name : adoption.repositories()) {
            mirrors.all(registry).stream()
                    .filter(mirror ->
                            !mirror.prefix().isRoot() && mirror.prefix().covers(name))
                    .max(Comparator.comparingInt(
                            mirror -> mirror.prefix().below().length()))
                    .filter(mirror -> adoption.mirrors().stream()
                            .noneMatch(adopted -> adopted.prefix().covers(name)))
                    .filter(mirror -> !by.mayFile(mirror.team()))
                    .ifPresent(mirror -> faults.at(
                            Objects.requireNonNull(fields.get(Subject.repository(name))),
                            "“%s” belongs to the team “%s”: its members and admins ask for changes of it."
                                    .formatted(mirror.prefix(), mirror.team())));
        }
    }

    /** AWS has something else than what was filed. */
    static final class Moved extends Problem {

        private static final long serialVersionUID = 1;

        Moved(Faults faults) {
            super(
                    Kind.CONFLICT,
                    "adoption-moved",
                    "What is to be adopted is no longer as it was when this was filed. "
                            + faults.errors().stream()
                                    .map(error -> error.message() + " ")
                                    .collect(Collectors.joining())
                            + "Withdraw the request, and file it again as it is now.");
        }
    }
}
