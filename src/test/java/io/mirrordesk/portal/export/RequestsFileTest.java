package io.mirrordesk.portal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class RequestsFileTest {

    @Test
    void whatMirrorsNameComesBeforeThem() {
        assertThat(read(Sample.registry()))
                .extracting(request -> request.get("kind"))
                .containsExactly(
                        "CREATE_TEMPLATE", "CREATE_CREDENTIAL", "CREATE_MIRROR", "CREATE_MIRROR", "CREATE_MIRROR");
    }

    @Test
    void aCredentialSaysWhereItsValueBelongs() {
        assertThat(RequestsFile.of(Sample.registry())).contains("""
                ---
                kind: CREATE_CREDENTIAL
                registries:
                - 111122223333.eu-central-1
                reason: Taken over from the export of 111122223333.eu-central-1
                credential:
                  name: docker-hub
                  upstream: docker-hub
                  username: me
                  # accessToken: add it here, for docker-hub
                  # expiresOn: "2027-01-31"  (the end of its present value)
                ---
                kind: CREATE_MIRROR
                """);
    }

    @Test
    void aMirrorIsWhatSomebodyWouldAskFor() {
        assertThat(RequestsFile.of(Sample.registry())).endsWith("""
                mirror:
                  prefix: docker-hub
                  access: ON_DEMAND
                  upstream: docker-hub
                  upstreamUrl: registry-1.docker.io
                  credential: docker-hub
                  template: standard-cache
                  team: payments
                  grants:
                  - organization: o-sandbox0001
                  - account: '044455556666'
                ---
                kind: CREATE_MIRROR
                registries:
                - 111122223333.eu-central-1
                reason: Taken over from the export of 111122223333.eu-central-1
                mirror:
                  prefix: other-ecr
                  access: CURATED
                  upstream: ecr
                  upstreamUrl: 444455556666.dkr.ecr.eu-central-1.amazonaws.com
                  customRoleArn: arn:aws:iam::111122223333:role/pull-through
                  team: payments
                  grants: []
                ---
                kind: CREATE_MIRROR
                registries:
                - 111122223333.eu-central-1
                reason: Taken over from the export of 111122223333.eu-central-1
                mirror:
                  prefix: quay
                  access: CURATED
                  upstream: quay
                  upstreamUrl: quay.io
                  upstreamPrefix: prometheus
                  team: payments
                  grants: []
                """);
    }

    @Test
    void aRegistryWithNothingInItIsACommentOnly() {
        assertThat(RequestsFile.of(Sample.empty()).lines()).allMatch(line -> line.startsWith("# "));
    }

    @Property(tries = 200)
    void whatPeopleTypeStaysAText(
            @ForAll @StringLength(max = 40) @CharRange(from = '\u0000', to = '\uD7FF') String username,
            @ForAll @StringLength(max = 40) @CharRange(from = '\u0000', to = '\uD7FF') String tag) {
        List<Map<String, Object>> requests = read(Sample.of(username, Map.of("note", tag), null));

        assertThat(requests.get(0)).extracting("template.tags.note").isEqualTo(tag);
        assertThat(requests.get(1)).extracting("credential.username").isEqualTo(username);
    }

    private static List<Map<String, Object>> read(Managed managed) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (Object request : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(RequestsFile.of(managed))) {
            requests.add(members(request));
        }
        return requests;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object request) {
        return (Map<String, Object>) request;
    }
}
