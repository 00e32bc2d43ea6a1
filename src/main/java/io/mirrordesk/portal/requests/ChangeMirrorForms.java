package io.mirrordesk.portal.requests;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Team;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.portal.requests.ChangeMirrorChoices.MirrorChoice;
import io.mirrordesk.portal.requests.ChangeMirrorChoices.UpstreamChoice;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the form for a mirror offers, and what it starts with: the mirror as it is. */
@Component
class ChangeMirrorForms {

    private final Mirrors mirrors;
    private final Credentials credentials;
    private final Templates templates;
    private final People people;

    ChangeMirrorForms(Mirrors mirrors, Credentials credentials, Templates templates, People people) {
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.templates = templates;
        this.people = people;
    }

    ChangeMirrorChoices choices(String kind, Person person) {
        return new ChangeMirrorChoices(
                mirrors.all().stream()
                        .filter(mirror -> kind.equals("ADD_IMAGES") ? person.mayFile() : person.mayFile(mirror.team()))
                        .map(ChangeMirrorForms::choice)
                        .toList(),
                Upstreams.all().stream()
                        .map(upstream -> new UpstreamChoice(upstream.key(), upstream.title()))
                        .toList(),
                credentials.all().stream().map(ManagedCredential::name).toList(),
                templates.all().stream().map(template -> template.spec().name()).toList(),
                people.teams().stream().map(Team::name).filter(person::mayFile).toList());
    }

    /** Fills in what the link that led here did not say. */
    ChangeMirrorForm prefilled(ChangeMirrorForm form, ChangeMirrorChoices choices) {
        Optional<ManagedMirror> chosen = mirrors.all().stream()
                .filter(mirror -> mirror.prefix().value().equals(form.prefix()))
                .findFirst();
        return chosen.filter(_ -> form.kind().equals("CHANGE_MIRROR"))
                .map(mirror -> asItIs(form, mirror))
                .orElseGet(() -> new ChangeMirrorForm(
                        form.kind(),
                        or(
                                form.prefix(),
                                choices.mirrors().size() == 1
                                        ? choices.mirrors().getFirst().prefix()
                                        : null),
                        form.warm(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        form.repositories(),
                        form.team(),
                        form.reason()));
    }

    private static ChangeMirrorForm asItIs(ChangeMirrorForm form, ManagedMirror mirror) {
        MirrorDefinition now = mirror.definition();
        return new ChangeMirrorForm(
                form.kind(),
                now.prefix().value(),
                null,
                or(form.access(), now.access().name()),
                orTaken(
                        form.grants(),
                        now.grants().stream().map(AccessGrant::value).collect(Collectors.joining("\n"))),
                or(form.upstream(), now.upstream()),
                or(form.upstreamUrl(), typedAddress(now)),
                or(form.upstreamPrefix(), now.upstreamPrefix()),
                or(form.customRoleArn(), now.customRoleArn()),
                orTaken(form.credential(), mirror.credential()),
                or(
                        form.template(),
                        now.template() == null ? null : now.template().name()),
                null,
                or(form.team(), mirror.team()),
                form.reason());
    }

    /** The address, unless it is the upstream's own: that one would stand in the way of another upstream. */
    private static @Nullable String typedAddress(MirrorDefinition now) {
        boolean own = Upstreams.byKey(now.upstream())
                .flatMap(Upstream::url)
                .filter(now.upstreamUrl()::equals)
                .isPresent();
        return own ? null : now.upstreamUrl();
    }

    private static @Nullable String or(@Nullable String typed, @Nullable String otherwise) {
        return typed == null || typed.isBlank() ? otherwise : typed;
    }

    /** A link that has the field, and has it empty, takes away. */
    private static @Nullable String orTaken(@Nullable String linked, @Nullable String now) {
        return linked == null ? now : linked;
    }

    private static MirrorChoice choice(ManagedMirror mirror) {
        String upstream = mirror.definition().upstream();
        return new MirrorChoice(
                mirror.id(),
                mirror.prefix().value(),
                Upstreams.title(upstream),
                mirror.definition().access().name());
    }
}
