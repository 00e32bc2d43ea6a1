package io.mirrordesk.portal.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.sandbox.Pushing;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A repository and its images, on their pages and by the API. */
class ImageDepthTest extends SandboxedPortal {

    private static final String PAGES = "/inventory/repositories/" + REGISTRY + "/";
    private static final String API = "/registries/" + REGISTRY + "/repositories/";
    private static final String KEEP_ONE = """
            {"rules": [
              {"rulePriority": 1, "selection": {"tagStatus": "untagged", "countType": "sinceImagePushed",
               "countUnit": "days", "countNumber": 14}, "action": {"type": "expire"}},
              {"rulePriority": 7, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan",
               "countNumber": 9}, "action": {"type": "expire"}}]}""";
    private static final String CONFIG = """
            {"created":"2026-03-01T10:00:00Z","architecture":"arm64","os":"linux","variant":"v8",
             "config":{"User":"app","Env":["TOKEN=hush-hush"],"Entrypoint":["/app"],"Cmd":["serve"],
             "ExposedPorts":{"8080/tcp":{}},"Labels":{"org.opencontainers.image.licenses":"MIT"}},
             "rootfs":{"type":"layers","diff_ids":[]}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Inventory inventory;

    private PortalApi api;
    private Browser browser;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        api = new PortalApi(port);
        browser = new Browser(port);
        browser.signIn("viewer", "viewer");
    }

    @Test
    void saysWhatBecomesOfEachImage() {
        Pushing push = repository("depth/fates");
        String member = push.image("member");
        String index = push.index(member, "v2");
        ECR.putLifecyclePolicy(p -> p.repositoryName("depth/fates").lifecyclePolicyText(KEEP_ONE));
        GATE.disturb("BatchGetImage", "depth/fates", Trouble.DENIED, Gate.ALWAYS);
        JsonNode unread = refreshed("depth/fates");
        assertThat(fate(unread, member)).isEqualTo("Expires in 14 days by rule 1, unless it belongs to an index.");
        GATE.clear();
        image("depth/fates", index);
        assertThat(fate(refreshed("depth/fates"), member)).isEqualTo("Kept with its index.");
        assertThat(page("depth/fates").body())
                .contains(
                        "Kept by rule 7: it is number 1 of the newest 9.", "All images expire, all but the newest 9.");
        assertThat(page("depth/fates?view=going").body()).contains("No image here is of this kind");
    }

    @Test
    void readsAnIndexOnceAndKnowsItsImages() {
        Pushing push = repository("depth/index");
        String member = push.image("amd64");
        String index = push.index(member, "v1");
        push.referrer("signature", index);
        refreshed("depth/index");
        JsonNode image = image("depth/index", index);
        assertThat(image.path("kind").asString()).isEqualTo("INDEX");
        assertThat(PortalApi.each(image.path("manifest").path("members"), "digest"))
                .containsExactly(member);
        assertThat(PortalApi.each(image.path("referrers"), "artifactType")).containsExactly("application/x-signature");
        assertThat(image("depth/index", member).path("indexes").path(0).asString())
                .isEqualTo(index);
        long readings = GATE.passed("BatchGetImage", index);
        image("depth/index", index);
        assertThat(GATE.passed("BatchGetImage", index)).isEqualTo(readings).isPositive();
        assertThat(page("depth/index/images/" + index).body())
                .contains("depth/index/images/" + member, "application/x-signature");
    }

    @Test
    void showsLayersAndWhatAnImageSaysAboutItselfButNotItsEnvironment() {
        Pushing push = repository("depth/config");
        String ours = push.layer(CONFIG);
        String manifest = push.manifest("config").replace(Pushing.digest("{\"name\":\"config\"}"), ours);
        String digest = push.put(manifest, "v1");
        refreshed("depth/config");
        JsonNode read = image("depth/config", digest).path("manifest");
        assertThat(read.path("layers")).hasSize(1);
        assertThat(read.path("config").path("entrypoint").path(0).asString()).isEqualTo("/app");
        assertThat(page("depth/config/images/" + digest).body())
                .contains("linux/arm64/v8", "/app", "serve", "8080/tcp", "org.opencontainers.image.licenses", "1 layer")
                .contains("docker pull " + SANDBOX.endpoint().getAuthority() + "/depth/config@" + digest)
                .doesNotContain("hush-hush");
    }

    @Test
    void showsWhatIsKnownOfAnImageWhileAwsIsAway() {
        String digest = repository("depth/away").image("one", "v1");
        refreshed("depth/away");
        GATE.disturb("BatchGetImage", "depth/away", Trouble.DENIED, Gate.ALWAYS);
        assertThat(image("depth/away", digest).path("trouble").asString()).contains("ecr:BatchGetImage");
        HttpResponse<String> page = page("depth/away/images/" + digest);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("What it consists of is not known", "ecr:BatchGetImage", "docker pull");
    }

    @Test
    void tellsAnArchivedImage() {
        String digest = repository("depth/archive").image("old", "v1");
        ECR.updateImageStorageClass(u -> u.repositoryName("depth/archive")
                .imageId(id -> id.imageDigest(digest))
                .targetStorageClass("ARCHIVE"));
        refreshed("depth/archive");
        JsonNode image = image("depth/archive", digest);
        assertThat(image.path("status").asString()).isEqualTo("ARCHIVED");
        assertThat(image.path("archivedAt").asString()).isNotBlank();
        assertThat(page("depth/archive/images/" + digest).body())
                .contains("a pull answers “not found”")
                .doesNotContain("docker pull");
    }

    @Test
    void keepsARepositoryAsItWasWhenReadingItAgainFails() {
        repository("depth/refused").image("one", "v1");
        refreshed("depth/refused");
        GATE.disturb("DescribeImages", "depth/refused", Trouble.DENIED, Gate.ALWAYS);
        HttpResponse<String> answer = browser.submit(PAGES + "depth/refused", PAGES + "depth/refused", Map.of());
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("depth/refused"));
        assertThat(browser.get(PAGES + "depth/refused").body()).contains("ecr:DescribeImages", "1 image");
    }

    @Test
    void tellsThatARepositoryIsGone() {
        repository("depth/gone");
        refreshed("depth/gone");
        ECR.deleteRepository(r -> r.repositoryName("depth/gone"));
        browser.submit(PAGES + "depth/gone", PAGES + "depth/gone", Map.of());
        assertThat(browser.get("/inventory/repositories").body())
                .contains("The repository depth/gone does not exist in AWS any more.");
        assertThat(browser.get(PAGES + "depth/gone").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoImageOfTheRepository() {
        repository("depth/none");
        refreshed("depth/none");
        List.of("depth/none/images/sha256:" + "0".repeat(64), "depth/none/images/sha256:0", "depth/nowhere")
                .forEach(path -> assertThat(browser.get(PAGES + path).statusCode())
                        .as(path)
                        .isEqualTo(404));
    }

    private static Pushing repository(String name) {
        ECR.createRepository(r -> r.repositoryName(name));
        return new Pushing(ECR, name);
    }

    private JsonNode refreshed(String name) {
        inventory.refresh(REGISTRY, RepositoryName.parse(name));
        return api.get("viewer", API + name);
    }

    private JsonNode image(String repository, String digest) {
        return api.get("viewer", API + repository + "/images/" + digest);
    }

    private HttpResponse<String> page(String path) {
        return browser.get(PAGES + path);
    }

    private static String fate(JsonNode repository, String digest) {
        for (JsonNode image : repository.path("imageList").path("items")) {
            if (image.path("digest").asString().equals(digest)) {
                return image.path("fate").asString();
            }
        }
        throw new AssertionError("There is no " + digest);
    }
}
