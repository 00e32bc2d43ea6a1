package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mirrordesk.lifecycle.InvalidLifecyclePolicy;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.policy.PolicyDocument;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one subject, desired or observed. Texts of policies are compared in canonical form, never as text. */
public sealed interface Resource {

    Subject subject();

    /** Whether this, observed, is what {@code target} wants. */
    boolean satisfies(Resource target);

    /**
     * A pull-through cache rule.
     *
     * @param upstream key of the catalogue, such as {@code docker-hub}
     * @param upstreamUrl ECR's {@code upstreamRegistryUrl}
     * @param upstreamPrefix null is ECR's default, {@code ROOT}
     * @param secretName full name of the secret, null where the upstream needs none; the ARN is the executor's concern
     */
    record Rule(
            Prefix prefix,
            String upstream,
            String upstreamUrl,
            @Nullable String upstreamPrefix,
            @Nullable String secretName,
            @Nullable String customRoleArn)
            implements Resource {

        public Rule {
            upstreamPrefix = "ROOT".equals(upstreamPrefix) ? null : upstreamPrefix;
        }

        @Override
        public Subject subject() {
            return Subject.rule(prefix);
        }

        /** The URL decides what is cached; the catalogue's key for it is not ECR's to keep. */
        @Override
        public boolean satisfies(Resource target) {
            return target instanceof Rule wanted
                    && cachesAs(wanted)
                    && Objects.equals(secretName, wanted.secretName)
                    && Objects.equals(customRoleArn, wanted.customRoleArn);
        }

        /**
         * Whether the difference to {@code target} is within what {@code UpdatePullThroughCacheRule} can change: it sets a credential
         * or a role, but takes none away.
         */
        boolean updatesTo(Rule target) {
            return cachesAs(target)
                    && (secretName == null || target.secretName != null)
                    && (customRoleArn == null || target.customRoleArn != null);
        }

        private boolean cachesAs(Rule other) {
            return prefix.equals(other.prefix)
                    && upstreamUrl.equals(other.upstreamUrl)
                    && Objects.equals(upstreamPrefix, other.upstreamPrefix);
        }
    }

    /**
     * A secret with an upstream's credential. Its value is never part of a state.
     *
     * @param name full name, such as {@code ecr-pullthroughcache/docker-hub-1}
     */
    record Secret(String name) implements Resource {

        @Override
        public Subject subject() {
            return Subject.secret(name);
        }

        @Override
        public boolean satisfies(Resource target) {
            return equals(target);
        }
    }

    /**
     * A secret that is scheduled for deletion. Nothing can read it and nothing else can have its name, but it can still be restored. It is
     * only ever observed: a target without the secret is content with it.
     *
     * @param name full name, such as {@code ecr-pullthroughcache/docker-hub-1}
     */
    record RetiredSecret(String name) implements Resource {

        @Override
        public Subject subject() {
            return Subject.secret(name);
        }

        @Override
        public boolean satisfies(Resource target) {
            return equals(target);
        }
    }

    /**
     * One statement of the registry policy.
     *
     * @param json the statement's text
     */
    record Statement(String sid, String json) implements Resource {

        @Override
        public Subject subject() {
            return Subject.statement(sid);
        }

        @Override
        public boolean satisfies(Resource target) {
            return target instanceof Statement wanted && PolicyDocument.equivalentStatements(json, wanted.json);
        }
    }

    /** ECR's own repository creation template, applied to what a pull creates. It never has tags or KMS: those need a role. */
    record NativeTemplate(
            Prefix prefix,
            TagMutability tagMutability,
            @Nullable String repositoryPolicy,
            @Nullable String lifecyclePolicy)
            implements Resource {

        /** What every template of ours is described as in AWS; a difference there is none that counts. */
        public static final String DESCRIPTION = "Made by Mirrordesk for what pulls create";

        @Override
        public Subject subject() {
            return Subject.nativeTemplate(prefix);
        }

        @Override
        public boolean satisfies(Resource target) {
            return target instanceof NativeTemplate wanted
                    && tagMutability == wanted.tagMutability
                    && samePolicy(repositoryPolicy, wanted.repositoryPolicy)
                    && sameLifecycle(lifecyclePolicy, wanted.lifecyclePolicy);
        }
    }

    /**
     * A repository.
     *
     * @param tags wanted tags, or all that were observed; a repository satisfies a target whose tags are a subset of its own
     * @param lifecyclePolicy null for none
     * @param repositoryPolicy null for none
     * @param holdsImages whether there is anything that a lifecycle policy could expire; of no meaning in a target
     * @param encryption what is never changed in place; null, as in what was stored before it was kept, is ECR's default
     */
    record Repository(
            RepositoryName name,
            Map<String, String> tags,
            @Nullable String lifecyclePolicy,
            @Nullable String repositoryPolicy,
            TagMutability tagMutability,
            boolean scanOnPush,
            boolean holdsImages,

            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Encryption.Default.class)
            Encryption encryption)
            implements Resource {

        public Repository {
            encryption = encryption == null ? Encryption.AES256 : encryption;
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        }

        /** One with ECR's default encryption. */
        public Repository(
                RepositoryName name,
                Map<String, String> tags,
                @Nullable String lifecyclePolicy,
                @Nullable String repositoryPolicy,
                TagMutability tagMutability,
                boolean scanOnPush,
                boolean holdsImages) {
            this(
                    name,
                    tags,
                    lifecyclePolicy,
                    repositoryPolicy,
                    tagMutability,
                    scanOnPush,
                    holdsImages,
                    Encryption.AES256);
        }

        /** What {@code CreateRepository} leaves behind before anything else is set. */
        static Repository fresh(Repository target) {
            return new Repository(
                    target.name,
                    Map.of(),
                    null,
                    null,
                    target.tagMutability,
                    target.scanOnPush,
                    false,
                    target.encryption);
        }

        /** The same as long as nobody has pulled or pushed anything into it. */
        Repository empty() {
            return new Repository(
                    name, tags, lifecyclePolicy, repositoryPolicy, tagMutability, scanOnPush, false, encryption);
        }

        @Override
        public Subject subject() {
            return Subject.repository(name);
        }

        /** Whether only deleting this, observed, and creating it again makes it what {@code target} wants. */
        public boolean needsRecreation(Repository target) {
            return !encryption.satisfies(target.encryption);
        }

        @Override
        public boolean satisfies(Resource target) {
            return target instanceof Repository wanted
                    && !needsRecreation(wanted)
                    && RepositorySteps.between(this, wanted).isEmpty();
        }
    }

    /** Equality of two policy documents as ECR may rewrite them. */
    static boolean samePolicy(@Nullable String one, @Nullable String other) {
        return canonicalPolicy(one).equals(canonicalPolicy(other));
    }

    /** Equality of two lifecycle policies, whatever the order of their rules and keys. */
    static boolean sameLifecycle(@Nullable String one, @Nullable String other) {
        return canonicalOrNone(one).equals(canonicalOrNone(other));
    }

    private static Optional<String> canonicalPolicy(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(present -> PolicyDocument.parse(present).canonical());
    }

    /** One text for all that mean the same; what this version cannot parse, ECR's newer grammar maybe, only gets its keys sorted. */
    static String canonicalLifecycle(String text) {
        try {
            return LifecyclePolicy.parse(text).canonical();
        } catch (InvalidLifecyclePolicy _) {
            return Json.canonicalText(text);
        }
    }

    private static Optional<String> canonicalOrNone(@Nullable String text) {
        return Optional.ofNullable(text).map(Resource::canonicalLifecycle);
    }
}
