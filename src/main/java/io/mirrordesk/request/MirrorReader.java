package io.mirrordesk.request;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.request.RequestDraft.MirrorDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the member {@code mirror} of a draft. */
@Component
class MirrorReader {

    private static final int MAX_WARM = 50;

    private final Credentials credentials;
    private final Templates templates;

    MirrorReader(Credentials credentials, Templates templates) {
        this.credentials = credentials;
        this.templates = templates;
    }

    /** What else the request brings, so that the mirror may name it. */
    record Brought(@Nullable String credential, @Nullable String template) {}

    Optional<MirrorSpec> read(MirrorDraft draft, RegistryId registry, Brought brought, Person by, Faults faults) {
        Optional<Prefix> prefix = faults.required("mirror.prefix", draft.prefix(), "Choose a prefix.")
                .flatMap(text -> faults.read("mirror.prefix", () -> Prefix.parse(text)));
        Optional<Upstream> upstream = upstream(draft, faults);
        Optional<String> url = upstream.flatMap(known -> url(draft, known, faults));
        Optional<String> upstreamPrefix = Faults.optional(draft.upstreamPrefix())
                .flatMap(text -> faults.read("mirror.upstreamPrefix", () -> Prefix.parse(text)))
                .map(Prefix::value);
        AccessMode access = access(draft, faults);
        Optional<String> role = Faults.optional(draft.customRoleArn());
        upstream.ifPresent(known -> RoleCheck.check(role, known, url, registry, faults));
        upstream.ifPresent(known -> checkCredential(draft, known, registry, brought, faults));
        checkTemplate(draft, brought, faults);
        Optional<String> team = team(draft, by, faults);
        List<AccessGrant> grants = GrantReader.read(draft.grants(), faults);
        List<UpstreamImage> warm =
                upstream.map(known -> warm(draft, known, prefix, faults)).orElse(List.of());
        warn(access, grants, warm, prefix, faults);
        if (prefix.isEmpty() || url.isEmpty() || team.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MirrorSpec(
                prefix.get(),
                access,
                upstream.map(Upstream::key).orElseThrow(),
                url.get(),
                upstreamPrefix.orElse(null),
                Faults.optional(draft.credential()).orElse(null),
                Faults.optional(draft.template()).orElse(null),
                team.get(),
                grants,
                warm,
                role.orElse(null)));
    }

    private static Optional<Upstream> upstream(MirrorDraft draft, Faults faults) {
        Optional<String> key = faults.required("mirror.upstream", draft.upstream(), "Choose the upstream registry.");
        Optional<Upstream> known = key.flatMap(Upstreams::byKey);
        if (key.isPresent() && known.isEmpty()) {
            faults.at("mirror.upstream", "ECR cannot cache “" + key.get() + "”. " + Upstreams.supportedSentence());
        }
        return known;
    }

    private static Optional<String> url(MirrorDraft draft, Upstream upstream, Faults faults) {
        Optional<String> url = Faults.optional(draft.upstreamUrl()).or(upstream::url);
        if (url.isEmpty()) {
            faults.at("mirror.upstreamUrl", "Type the address of the registry, such as " + upstream.host() + ".");
        } else if (!upstream.accepts(url.get())) {
            faults.at(
                    "mirror.upstreamUrl",
                    "“" + url.get() + "” is not an address of " + upstream.title() + "; it looks like "
                            + upstream.url().orElse(upstream.host()) + ".");
        }
        return url;
    }

    private static AccessMode access(MirrorDraft draft, Faults faults) {
        String word = Faults.optional(draft.access()).orElse(AccessMode.CURATED.name());
        try {
            return AccessMode.valueOf(word);
        } catch (IllegalArgumentException _) {
            faults.at("mirror.access", "“" + word + "” is not an access mode. Use CURATED or ON_DEMAND.");
            return AccessMode.CURATED;
        }
    }

    private void checkCredential(
            MirrorDraft draft, Upstream upstream, RegistryId registry, Brought brought, Faults faults) {
        Optional<String> name = Faults.optional(draft.credential());
        if (name.isEmpty()) {
            if (upstream.credentialRequired()) {
                faults.at(
                        "mirror.credential",
                        upstream.title() + " needs a credential. Choose one, or type a new one with this request.");
            }
            return;
        }
        if (!upstream.credentialAllowed()) {
            faults.at("mirror.credential", upstream.title() + " takes no credential in ECR. Leave it out.");
            return;
        }
        if (name.get().equals(brought.credential())) {
            return;
        }
        Optional<ManagedCredential> known = credentials.find(registry, name.get());
        if (known.isEmpty()) {
            faults.at(
                    "mirror.credential",
                    "There is no credential “" + name.get()
                            + "”. Choose one that exists, or bring it with this request.");
        } else if (!known.get().upstream().equals(upstream.key())) {
            faults.at(
                    "mirror.credential",
                    "The credential “" + name.get() + "” is for " + known.get().upstream() + ", not " + upstream.key()
                            + ".");
        }
    }

    private void checkTemplate(MirrorDraft draft, Brought brought, Faults faults) {
        Faults.optional(draft.template())
                .flatMap(templates::find)
                .filter(template -> !template.spec().mode().reachesExisting())
                .ifPresent(template -> faults.warn(
                        "mirror.template",
                        "Only ECR applies “%s”, to what pulls create: repositories that exist stay as they are."
                                .formatted(template.spec().name())));
        Faults.optional(draft.template())
                .filter(name -> !name.equals(brought.template()))
                .filter(name -> templates.find(name).isEmpty())
                .ifPresent(name -> faults.at(
                        "mirror.template",
                        "There is no template “" + name + "”. Choose one that exists, or bring it with this request."));
    }

    static Optional<String> team(MirrorDraft draft, Person by, Faults faults) {
        Optional<String> team = Faults.optional(draft.team())
                .or(() -> by.teams().size() == 1 ? Optional.of(by.teams().getFirst()) : Optional.empty());
        if (team.isEmpty()) {
            faults.at("mirror.team", "Say which of your teams owns the mirror.");
        } else if (!by.mayFile(team.get())) {
            faults.at("mirror.team", "You are not in the team “" + team.get() + "”, so you cannot file for it.");
        }
        return team;
    }

    static List<UpstreamImage> warm(MirrorDraft draft, Upstream upstream, Optional<Prefix> prefix, Faults faults) {
        List<UpstreamImage> images = new ArrayList<>();
        List<String> asked = draft.warm() == null ? List.of() : draft.warm();
        if (asked.size() > MAX_WARM) {
            faults.at("mirror.warm", "These are " + asked.size() + " images; a request can warm at most 50.");
            return images;
        }
        for (int i = 0; i < asked.size(); i++) {
            String text = asked.get(i);
            faults.read("mirror.warm[" + i + "]", () -> {
                        UpstreamImage image = UpstreamImage.parse(upstream, text);
                        prefix.ifPresent(image::under);
                        return image;
                    })
                    .filter(read -> !images.contains(read))
                    .ifPresent(images::add);
        }
        return images;
    }

    private static void warn(
            AccessMode access,
            List<AccessGrant> grants,
            List<UpstreamImage> warm,
            Optional<Prefix> prefix,
            Faults faults) {
        if (access == AccessMode.CURATED && warm.isEmpty()) {
            faults.warn(
                    "mirror.warm",
                    "A curated mirror holds only the images that are asked for, and this asks for none.");
        }
        if (grants.isEmpty()) {
            faults.warn(
                    "mirror.grants", "Nobody outside of the registry's own account can pull until access is granted.");
        }
        prefix.filter(Prefix::isRoot)
                .ifPresent(
                        root -> faults.warn(
                                "mirror.prefix",
                                "ROOT catches every repository that no other rule covers. Its template is never applied to them."));
    }
}
