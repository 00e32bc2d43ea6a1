package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.observed.PrefixRepositories.Below;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.Planner;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.policy.Statements;
import io.mirrordesk.request.Adoptable.FoundStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads out of what a registry has what each of its rules would be as a mirror, and what is in the way. */
final class AdoptableReader {

    private final Found found;
    private final String arns;

    /**
     * What the registry has.
     *
     * @param templates the prefixes for which ECR has a creation template
     * @param observed these templates, and the secrets that the rules read
     */
    record Found(
            RegistryId registry,
            List<ManagedCredential> credentials,
            PolicyDocument policy,
            Set<Prefix> templates,
            ObservedState observed,
            Map<Prefix, Below> repositories,
            List<Request> openRequests) {}

    AdoptableReader(Found found) {
        this.found = found;
        this.arns = found.registry().repositoryArnPrefix();
    }

    Adoptable read(Resource.Rule rule) {
        Prefix prefix = rule.prefix();
        List<String> obstacles = new ArrayList<>();
        Optional<Upstream> upstream = upstream(rule, obstacles);
        String key = upstream.map(Upstream::key).orElse(rule.upstream());
        Optional<CredentialSpec> credential = credential(rule, key, obstacles);
        List<FoundStatement> statements = statements(prefix);
        List<AccessGrant> grants = grants(prefix, statements);
        boolean template = found.templates().contains(prefix);
        Optional<String> templateProblem = template ? templateProblem(prefix) : Optional.empty();
        boolean onDemand = (!grants.isEmpty() || template) && templateProblem.isEmpty();
        AccessMode access = onDemand ? AccessMode.ON_DEMAND : AccessMode.CURATED;
        return new Adoptable(
                rule,
                key,
                access,
                credential.map(CredentialSpec::name).orElse(null),
                credential.filter(spec -> known(spec.name()).isEmpty()).orElse(null),
                grants,
                statements,
                template,
                templateProblem.orElse(null),
                found.repositories().getOrDefault(prefix, Below.NOTHING),
                steps(rule, key, access, grants),
                obstacles,
                openRequest(Subject.rule(prefix), prefix).orElse(null));
    }

    private static Optional<Upstream> upstream(Resource.Rule rule, List<String> obstacles) {
        Optional<Upstream> upstream = Upstreams.all().stream()
                .filter(known -> known.accepts(rule.upstreamUrl()))
                .findFirst();
        if (upstream.isEmpty()) {
            obstacles.add("“" + rule.upstreamUrl() + "” is no upstream that the portal knows.");
        }
        upstream.filter(known -> known.credential() != Upstream.Credential.ROLE && rule.customRoleArn() != null)
                .ifPresent(_ -> obstacles.add("The rule has the role " + rule.customRoleArn()
                        + ", which only a mirror of another ECR registry can have."));
        return upstream;
    }

    /** The credential that the rule's secret is or would be; empty without one, and when it cannot be one. */
    private Optional<CredentialSpec> credential(Resource.Rule rule, String upstream, List<String> obstacles) {
        String secret = rule.secretName();
        if (secret == null) {
            return Optional.empty();
        }
        missing(secret).ifPresent(obstacles::add);
        Optional<ManagedCredential> managed = found.credentials().stream()
                .filter(credential -> credential.secretName().equals(secret))
                .findFirst();
        if (managed.isPresent()) {
            ManagedCredential credential = managed.get();
            if (!credential.upstream().equals(upstream)) {
                obstacles.add("Its secret belongs to the credential “" + credential.name() + "”, which is for "
                        + credential.upstream() + ".");
            }
            return Optional.of(new CredentialSpec(credential.name(), upstream, "", secret, null));
        }
        Optional<String> problem = nameProblem(secret);
        problem.ifPresent(obstacles::add);
        return problem.isPresent()
                ? Optional.empty()
                : Optional.of(new CredentialSpec(
                        secret.substring(CredentialSpec.SECRET_PREFIX.length()), upstream, "", secret, null));
    }

    private Optional<String> missing(String secret) {
        return switch (found.observed().of(Subject.secret(secret))) {
            case Observation.Present(Resource.RetiredSecret _) ->
                Optional.of("Its secret " + secret
                        + " is scheduled for deletion. Restore it in Secrets Manager, or give the rule another one.");
            case Observation.Present _ -> Optional.empty();
            case Observation.Absent _ ->
                Optional.of("Its secret " + secret
                        + " is gone, so ECR cannot sign in at the upstream. Give the rule another one.");
            case Observation.Unknown(String why) -> Optional.of("Its secret " + secret + " could not be read. " + why);
        };
    }

    private Optional<String> nameProblem(String secret) {
        if (!secret.startsWith(CredentialSpec.SECRET_PREFIX)) {
            return Optional.of("Its secret is called " + secret + "; ECR reads only those whose names begin with "
                    + CredentialSpec.SECRET_PREFIX + ".");
        }
        String name = secret.substring(CredentialSpec.SECRET_PREFIX.length());
        if (!CredentialReader.isName(name)) {
            return Optional.of(
                    "“" + name
                            + "”, as its secret is called, cannot name a credential. Use up to 60 lower-case letters, digits and single hyphens.");
        }
        return known(name)
                .map(other ->
                        "There is a credential “" + name + "” already, with the secret " + other.secretName() + ".");
    }

    private Optional<ManagedCredential> known(String name) {
        return found.credentials().stream()
                .filter(credential -> credential.name().equals(name))
                .findFirst();
    }

    private List<FoundStatement> statements(Prefix prefix) {
        Map<String, String> sids = new HashMap<>();
        found.policy().sids().forEach(sid -> found.policy().statement(sid).ifPresent(json -> sids.put(json, sid)));
        return found.policy().statements().stream()
                .filter(json -> Statements.concerns(arns, prefix, json))
                .map(json -> {
                    String sid = sids.get(json);
                    boolean ours = sid != null && Statements.sids(prefix).contains(sid);
                    return new FoundStatement(
                            sid, Statements.grantsOf(arns, prefix, json).isPresent(), ours, json);
                })
                .toList();
    }

    private List<AccessGrant> grants(Prefix prefix, List<FoundStatement> statements) {
        return statements.stream()
                .flatMap(statement -> Statements.grantsOf(arns, prefix, statement.json()).stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** ECR's template has what a mirror's cannot have, such as tags or a key. */
    private Optional<String> templateProblem(Prefix prefix) {
        return found.observed().of(Subject.nativeTemplate(prefix)) instanceof Observation.Unknown(String why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private Map<StepKind, Long> steps(
            Resource.Rule rule, String upstream, AccessMode access, List<AccessGrant> grants) {
        TargetState target = new Blueprint(new MirrorDefinition(
                        found.registry(),
                        rule.prefix(),
                        access,
                        upstream,
                        rule.upstreamUrl(),
                        rule.upstreamPrefix(),
                        rule.secretName(),
                        null,
                        grants,
                        rule.customRoleArn()))
                .target(List.of());
        Map<Subject, Observation> now = new HashMap<>();
        target.subjects().forEach(subject -> now.put(subject, now(rule, subject)));
        return Planner.plan(found.registry(), target, new ObservedState(now), target.subjects(), List.of())
                .steps()
                .stream()
                .collect(Collectors.groupingBy(Step::kind, TreeMap::new, Collectors.counting()));
    }

    private Observation now(Resource.Rule rule, Subject subject) {
        return switch (subject.type()) {
            case RULE -> Observation.of(rule);
            case STATEMENT ->
                found.policy()
                        .statement(subject.name())
                        .map(json -> Observation.of(new Resource.Statement(subject.name(), json)))
                        .orElseGet(Observation::absent);
            case NATIVE_TEMPLATE ->
                found.templates().contains(rule.prefix()) ? found.observed().of(subject) : Observation.absent();
            case SECRET, REPOSITORY, REQUEST, TEMPLATE -> Observation.absent();
        };
    }

    private Optional<String> openRequest(Subject rule, Prefix prefix) {
        return openRequest(found.openRequests(), found.registry(), rule, prefix);
    }

    /** @param prefix of the mirror that a request about it would name; null for what is no mirror */
    static Optional<String> openRequest(
            List<Request> open, RegistryId registry, Subject subject, @Nullable Prefix prefix) {
        return open.stream()
                .filter(request -> request.changes().stream()
                        .filter(change -> change.registry().equals(registry))
                        .anyMatch(change ->
                                change.adoption() != null && change.subjects().contains(subject)
                                        || change.mirror() != null
                                                && change.mirror().prefix().equals(prefix)))
                .findFirst()
                .map(request -> "Request #%d by %s is about “%s” already. Comment there, or wait until it is done."
                        .formatted(request.id(), request.requester(), subject));
    }
}
