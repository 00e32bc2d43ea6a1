package io.mirrordesk.portal.requests;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Team;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.TemplateMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the form offers, and what it starts with. */
@Component
class NewMirrorForms {

    /** Untagged images go after two weeks, the others after three months. */
    private static final String LIFECYCLE = """
            {
              "rules": [
                {
                  "rulePriority": 1,
                  "description": "Untagged images expire after 14 days",
                  "selection": {
                    "tagStatus": "untagged",
                    "countType": "sinceImagePushed",
                    "countUnit": "days",
                    "countNumber": 14
                  },
                  "action": { "type": "expire" }
                },
                {
                  "rulePriority": 2,
                  "description": "Images expire 90 days after their push",
                  "selection": {
                    "tagStatus": "any",
                    "countType": "sinceImagePushed",
                    "countUnit": "days",
                    "countNumber": 90
                  },
                  "action": { "type": "expire" }
                }
              ]
            }
            """;

    private final Registries registries;
    private final Mirrors mirrors;
    private final Credentials credentials;
    private final Templates templates;
    private final People people;

    NewMirrorForms(
            Registries registries, Mirrors mirrors, Credentials credentials, Templates templates, People people) {
        this.registries = registries;
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.templates = templates;
        this.people = people;
    }

    NewMirrorChoices choices(Person person) {
        List<ManagedRegistry> managed = registries.all();
        List<ManagedMirror> mirrored = mirrors.all();
        List<Team> teams = people.teams().stream()
                .filter(team -> person.mayFile(team.name()))
                .toList();
        return new NewMirrorChoices(
                Upstreams.all().stream()
                        .map(upstream -> choice(upstream, mirrored))
                        .toList(),
                credentials.all().stream().map(ManagedCredential::name).toList(),
                templates.all().stream().map(template -> template.spec().name()).toList(),
                teams.stream().map(Team::name).toList(),
                teams.stream()
                        .filter(team -> person.isMemberOf(team.name()))
                        .flatMap(team -> Stream.concat(team.organizationIds().stream(), team.accounts().stream()))
                        .distinct()
                        .toList(),
                mirrored.size(),
                managed.isEmpty() ? 0 : managed.getFirst().rulesLimit(),
                managed.stream().map(registry -> registry.id().toString()).toList());
    }

    /** Fills in what the link that led here did not say. */
    NewMirrorForm prefilled(NewMirrorForm form, Person person) {
        List<String> existing =
                templates.all().stream().map(template -> template.spec().name()).toList();
        Optional<Upstream> upstream = Optional.ofNullable(form.upstream()).flatMap(Upstreams::byKey);
        String prefix = upstream.map(Upstream::defaultPrefix).orElse("");
        return new NewMirrorForm(
                form.registries(),
                form.upstream(),
                or(form.upstreamUrl(), upstream.flatMap(Upstream::url).orElse("")),
                form.upstreamPrefix(),
                form.customRoleArn(),
                or(form.prefix(), prefix),
                or(form.access(), "CURATED"),
                or(form.grants(), String.join("\n", accounts(person))),
                form.credential(),
                or(
                        form.credentialName(),
                        upstream.filter(Upstream::credentialRequired).isPresent() ? prefix : ""),
                form.username(),
                null,
                form.expiresOn(),
                or(form.template(), existing.isEmpty() ? "" : existing.getFirst()),
                form.templateName(),
                or(form.templateMode(), TemplateMode.EMULATED.name()),
                form.templateTags(),
                or(form.lifecyclePolicy(), LIFECYCLE),
                or(form.tagMutability(), "MUTABLE"),
                or(form.scanOnPush(), "true"),
                form.encryption(),
                form.warm(),
                form.team(),
                form.reason());
    }

    /** Those of the person's teams, but for the registry's own, which may pull anyway. */
    private List<String> accounts(Person person) {
        List<String> owners = registries.all().stream()
                .map(registry -> registry.id().account())
                .toList();
        return people.teams().stream()
                .filter(team -> person.isMemberOf(team.name()))
                .flatMap(team -> team.accounts().stream())
                .filter(account -> !owners.contains(account))
                .distinct()
                .toList();
    }

    private static String or(@Nullable String typed, String otherwise) {
        return typed == null || typed.isBlank() ? otherwise : typed;
    }

    private static UpstreamChoice choice(Upstream upstream, List<ManagedMirror> mirrored) {
        return new UpstreamChoice(
                upstream.key(),
                upstream.title(),
                upstream.url().orElse(upstream.host()),
                upstream.credential().name(),
                upstream.url().isPresent(),
                upstream.defaultPrefix(),
                mirrored.stream()
                        .filter(mirror -> mirror.definition().upstream().equals(upstream.key()))
                        .filter(mirror -> upstream.url().isPresent())
                        .map(mirror -> mirror.prefix().value())
                        .findFirst()
                        .orElse(null));
    }
}
