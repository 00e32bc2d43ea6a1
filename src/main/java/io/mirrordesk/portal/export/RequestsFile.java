package io.mirrordesk.portal.export;

import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.AccessGrant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registry's definitions as requests that would bring them about: YAML documents, each the body of one. What a definition leaves open
 * is not written.
 */
final class RequestsFile {

    private static final String SEPARATOR = "---\n";

    private final Managed managed;
    private final Yaml yaml = new Yaml(plain());

    private RequestsFile(Managed managed) {
        this.managed = managed;
    }

    static String of(Managed managed) {
        return new RequestsFile(managed).written();
    }

    private String written() {
        List<String> documents = new ArrayList<>();
        managed.templates().forEach(template -> documents.add(document(template)));
        managed.credentials().forEach(credential -> documents.add(document(credential)));
        managed.mirrors().forEach(mirror -> documents.add(document(mirror)));
        return HashComment.of(Remarks.onFiling(managed)) + String.join(SEPARATOR, documents);
    }

    private String document(TemplateSpec template) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("name", template.name());
        member.put("mode", template.mode().name());
        member.put("tags", new LinkedHashMap<>(template.tags()));
        put(member, "lifecyclePolicy", tree(template.lifecyclePolicy()));
        put(member, "repositoryPolicy", tree(template.repositoryPolicy()));
        member.put("tagMutability", template.tagMutability().name());
        member.put("scanOnPush", template.scanOnPush());
        put(member, "encryption", template.encryption());
        return document(ChangeSet.Kind.CREATE_TEMPLATE, "template", member);
    }

    /** The member comes last in its document, so that the lines to fill in are a part of it. */
    private String document(ManagedCredential credential) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("name", credential.name());
        member.put("upstream", credential.upstream());
        member.put("username", credential.username());
        String end = credential.expiresOn() == null
                ? ""
                : "  # expiresOn: \"" + credential.expiresOn() + "\"  (the end of its present value)\n";
        return document(ChangeSet.Kind.CREATE_CREDENTIAL, "credential", member) + "  # accessToken: add it here, for "
                + credential.name() + "\n" + end;
    }

    private String document(ManagedMirror mirror) {
        MirrorDefinition definition = mirror.definition();
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("prefix", definition.prefix().value());
        member.put("access", definition.access().name());
        member.put("upstream", definition.upstream());
        member.put("upstreamUrl", definition.upstreamUrl());
        put(member, "upstreamPrefix", definition.upstreamPrefix());
        put(member, "customRoleArn", definition.customRoleArn());
        put(member, "credential", mirror.credential());
        TemplateSpec template = definition.template();
        put(member, "template", template == null ? null : template.name());
        member.put("team", mirror.team());
        member.put("grants", new ArrayList<>(grants(definition)));
        return document(ChangeSet.Kind.CREATE_MIRROR, "mirror", member);
    }

    private static List<Map<String, String>> grants(MirrorDefinition definition) {
        return definition.grants().stream().map(AccessGrant::toJson).toList();
    }

    private String document(ChangeSet.Kind kind, String name, Map<String, Object> member) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("kind", kind.name());
        request.put("registries", List.of(managed.registry().toString()));
        request.put("reason", "Taken over from the export of " + managed.registry());
        request.put(name, member);
        return yaml.dump(request);
    }

    private static void put(Map<String, Object> member, String name, @Nullable Object value) {
        if (value != null) {
            member.put(name, value);
        }
    }

    private static @Nullable Object tree(@Nullable String json) {
        return json == null ? null : JsonMapper.shared().readValue(json, Object.class);
    }

    /** One line for each value, whatever its length: the portal reads it back, and people search in it. */
    private static DumperOptions plain() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setDereferenceAliases(true);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        return options;
    }
}
