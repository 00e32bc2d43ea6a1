package io.mirrordesk.portal.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page without JavaScript. */
class TranslatePageTest extends SandboxedPortal {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        browser = new Browser(port);
        browser.signIn("requester", "requester");
    }

    @Test
    void offersARequestForWhatIsMissing() {
        String page = paste("FROM myregistry.azurecr.io/app/web:1\n").body();

        assertThat(page)
                .contains("Dockerfile · 1 found", "No mirror caches myregistry.azurecr.io yet.")
                .contains(
                        "/requests/new?upstream=azure-container-registry&amp;upstreamUrl=myregistry.azurecr.io&amp;warm=app%2Fweb%3A1");
    }

    @Test
    void saysWhatItCannotReadAndKeepsTheText() {
        String page = paste("kind: Pod\n\tspec: {}\n").body();

        assertThat(page).contains("role=\"alert\"", "It is not YAML: line 2, column 1", "spec: {}");
    }

    @Test
    void saysWhenNothingIsNamed() {
        assertThat(paste("# only a comment").body()).contains("No image is named here");
    }

    @Test
    void translatesTheFilesOfAnArchive() {
        byte[] zip = Archives.zip(
                Archives.file(
                        "k8s/pod.yaml", "kind: Pod\napiVersion: v1\nspec: {containers: [{image: nvcr.io/a/b:1}]}\n"),
                Archives.file("README.md", "nginx"),
                Archives.file("broken.yaml", "a: ["));

        String page = upload("/translate", "folder.zip", zip).body();

        assertThat(page)
                .contains("k8s/pod.yaml", "nvcr.io/a/b:1", "broken.yaml", "It is not YAML")
                .doesNotContain("README.md");
    }

    @Test
    void refusesAnArchiveThatLeadsOut() {
        HttpResponse<String> page = upload("/translate", "x.zip", Archives.zip(Archives.file("../x", "y")));

        assertThat(page.body()).contains("role=\"alert\"", "“../x” leads out of the archive");
    }

    @Test
    void givesTheTranslatedFileByItsName() {
        HttpResponse<String> file =
                upload("/translate/download", "Dockerfile", "FROM nvcr.io/a\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("Dockerfile");
        assertThat(file.body()).isEqualTo("FROM nvcr.io/a\r\n");
    }

    @Test
    void saysThatAFileIsTooLarge() {
        HttpResponse<String> page = upload("/translate", "big.txt", new byte[50 << 20]);

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("send at most 20 MB");
    }

    @Test
    void showsTheKit() {
        assertThat(browser.get("/translate/kit").body()).contains("What does not work", "registry-mirrors");
    }

    private HttpResponse<String> paste(String text) {
        return browser.submit("/translate", "/translate", Map.of("text", text));
    }

    /** As a browser sends a form with a file. */
    private HttpResponse<String> upload(String action, String name, byte[] content) {
        String boundary = "----boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + browser.csrf("/translate") + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.post(action, "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }
}
