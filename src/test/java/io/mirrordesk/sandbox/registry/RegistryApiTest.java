package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static io.mirrordesk.sandbox.registry.RegistryClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The front door of {@code /v2/}: login, lists of names, and what is refused before any resource is asked. */
class RegistryApiTest {

    @TempDir
    Path directory;

    private RegistryFixture registry;
    private RegistryClient client;

    @BeforeEach
    void start() {
        registry = new RegistryFixture(directory);
        registry.repository("team/app");
        client = new RegistryClient(registry, "team/app");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void wantsEcrsLogin() throws IOException, InterruptedException {
        URI base = URI.create("http://" + registry.host() + "/v2/");
        HttpResponse<String> anonymous = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(base).build(), HttpResponse.BodyHandlers.ofString());

        assertRefused(anonymous, 401, "UNAUTHORIZED", "");
        assertThat(header(anonymous, "WWW-Authenticate"))
                .isEqualTo("Basic realm=\"" + base.resolve("/") + "\",service=\"ecr.amazonaws.com\"");
        assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
        assertThat(header(registry.get("/v2/"), "Docker-Distribution-Api-Version"))
                .isEqualTo("registry/2.0");
        assertThat(registry.send(HttpRequest.newBuilder(), "/v2/", "sandbox-111122223333")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic QVdT", "Basic", "Bearer abc", "Basic QVdTOm5vLXRva2Vu", "Negotiate x"})
    void refusesALoginThatIsNone(String login) throws IOException {
        String request = "GET /v2/ HTTP/1.1\r\nHost: a\r\nAuthorization: " + login + "\r\nConnection: close\r\n\r\n";

        assertThat(RawHttp.exchange(registry, request))
                .startsWith("HTTP/1.1 401 ")
                .contains("WWW-Authenticate: Basic", "\"code\":\"UNAUTHORIZED\"");
    }

    @Test
    void saysThatATokenHasExpired() throws IOException, InterruptedException {
        HttpResponse<String> answer = registry.send(HttpRequest.newBuilder(), "/v2/", "expired");

        assertRefused(answer, 403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.");
    }

    @Test
    void listsTagsInPages() throws IOException, InterruptedException {
        for (String tag : List.of("c", "B", "a")) {
            client.pushImage(tag);
        }

        HttpResponse<String> first = client.get("/tags/list?n=2");
        assertThat(first.body()).isEqualTo("{\"name\":\"team/app\",\"tags\":[\"B\",\"a\"]}");
        assertThat(header(first, "Link")).isEqualTo("</v2/team/app/tags/list?last=a&n=2>; rel=\"next\"");
        HttpResponse<String> second = client.get("/tags/list?last=a&n=2");
        assertThat(second.body()).contains("[\"c\"]");
        assertThat(header(second, "Link")).isEmpty();
        assertThat(client.get("/tags/list?n=0").body()).contains("\"tags\":[]");
        assertThat(client.get("/tags/list?last=zzz").body()).contains("\"tags\":[]");
    }

    /** The sentence is what crane has met at ECR. */
    @Test
    void listsAtMostAThousandNames() throws IOException, InterruptedException {
        String tooMany = "Member must have value less than or equal to 1000";

        assertRefused(client.get("/tags/list?n=1001"), 405, "UNSUPPORTED", tooMany);
        assertRefused(registry.get("/v2/_catalog?n=10000"), 405, "UNSUPPORTED", tooMany);
        assertThat(client.get("/tags/list?n=1000").statusCode()).isEqualTo(200);
    }

    @Test
    void listsTheRepositoriesOfARegistry() throws IOException, InterruptedException {
        registry.repository("team/other");

        HttpResponse<String> first = registry.get("/v2/_catalog?n=1");
        assertThat(first.body()).isEqualTo("{\"repositories\":[\"team/app\"]}");
        assertThat(header(first, "Link")).isEqualTo("</v2/_catalog?last=team%2Fapp&n=1>; rel=\"next\"");
        assertThat(registry.get("/v2/_catalog?last=team%2Fapp&n=1").body())
                .isEqualTo("{\"repositories\":[\"team/other\"]}");
        assertRefused(registry.getAsOther("/v2/_catalog"), 403, "DENIED", "ecr:DescribeRepositories");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/Team/app/manifests/1.0, 400, NAME_INVALID",
        "GET, /v2/team/../app/manifests/1.0, 400, NAME_INVALID",
        "GET, /v2/team//app/tags/list, 400, NAME_INVALID",
        "GET, /v2/a/tags/list, 400, NAME_INVALID",
        "POST, /v2/team_/app/blobs/uploads/, 400, NAME_INVALID",
        "GET, /v2/team/app/manifests/.bad, 400, TAG_INVALID",
        "PUT, /v2/team/app/manifests/-bad, 400, TAG_INVALID",
        "GET, /v2/team/app/manifests/sha256:12, 400, DIGEST_INVALID",
        "GET, /v2/team/app/manifests/sha256:baddigeststring, 400, DIGEST_INVALID",
        "GET, /v2/team/app/blobs/12, 400, DIGEST_INVALID",
        "GET, /v2/team/app/referrers/latest, 400, DIGEST_INVALID",
        "GET, /v2/team/app/tags/list?n=x, 400, PAGINATION_NUMBER_INVALID",
        "GET, /v2/team/app/tags/list?n=-1, 400, PAGINATION_NUMBER_INVALID",
        "GET, /v2/team/app, 404, UNSUPPORTED",
        "GET, /v2/team/app/blobs/uploads/nonsense, 404, UNSUPPORTED",
        "GET, /v2/team/none/manifests/1.0, 404, NAME_UNKNOWN",
        "GET, /v2/team/none/tags/list, 404, NAME_UNKNOWN",
        "POST, /v2/team/none/blobs/uploads/, 404, NAME_UNKNOWN",
        "GET, /v2/team/app/manifests/none, 404, MANIFEST_UNKNOWN",
        "POST, /v2/team/app/manifests/1.0, 405, UNSUPPORTED",
        "DELETE, /v2/team/app/tags/list, 405, UNSUPPORTED",
        "POST, /v2/_catalog, 405, UNSUPPORTED",
    })
    void refusesInTheSpecificationsForm(String method, String path, int status, String code)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.write(method, path, "");

        assertRefused(answer, status, code, "\"errors\":[");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    }

    @Test
    void anEcrShapedHostAddressesItsRegistry() throws IOException {
        assertThat(statusAt("111122223333.dkr.ecr.eu-central-1.amazonaws.com")).contains(" 200 ");
        assertThat(statusAt("111122223333.dkr.ecr.us-east-1.amazonaws.com:4566"))
                .contains(" 404 ");
        assertThat(statusAt("localhost")).contains(" 200 ");
    }

    /** By hand, because Java's client sets the Host header itself. */
    private String statusAt(String host) throws IOException {
        String login = Base64.getEncoder()
                .encodeToString(("AWS:" + RegistryFixture.HOME.account()).getBytes(StandardCharsets.UTF_8));
        return RawHttp.exchange(
                registry,
                "GET /v2/team/app/tags/list HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Basic " + login
                        + "\r\nConnection: close\r\n\r\n");
    }
}
