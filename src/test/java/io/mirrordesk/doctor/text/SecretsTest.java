package io.mirrordesk.doctor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste has what they signed in with in it; none of it is kept. */
class SecretsTest {

    private static final String SECRET = "Zq7-marked-Secret_91x";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -H 'Authorization: Basic %s' https://r.example/v2/",
                "> Authorization: Bearer %s",
                "{\"Authorization\":\"Bearer %s\"}",
                "\"authorization\": [\"AWS4-HMAC-SHA256 Credential=me/2026, Signature=%s\"]",
                "X-Registry-Auth: %s",
                "docker login -u AWS -p %s 111122223333.dkr.ecr.eu-central-1.amazonaws.com",
                "podman login --username AWS --password %s r.example",
                "docker login --password=%s -u AWS",
                "echo %s | docker login --username AWS --password-stdin r.example",
                "echo -n \"%s\" | podman login -u AWS --password-stdin r.example",
                "crictl pull --creds \"AWS:%s\" r.example/a:1",
                "skopeo copy --src-creds AWS:%s docker://r.example/a:1 oci:b",
                "ctr images pull --user AWS:%s r.example/a:1",
                "curl -u AWS:%s https://r.example/v2/",
                "\"auth\": \"%s\"",
                "{\\\"username\\\":\\\"AWS\\\",\\\"password\\\":\\\"%s\\\"}",
                "AWS_SECRET_ACCESS_KEY=%s",
                "export DOCKER_PASSWORD='%s'",
                "accessToken: %s",
                "https://user:%s@r.example/v2/a/manifests/1",
                "Get \"https://cdn.example/blobs/x?verify=%s\": EOF",
                "https://s3.example/layer?X-Amz-Signature=%s&X-Amz-Date=20260101",
                "time=x level=debug msg=\"GET\" token=%s"
            })
    void areStruckOutBehindWhatNamesThem(String line) {
        String struck = ErrorText.withoutSecrets(line.formatted(SECRET));

        assertThat(struck).doesNotContain(SECRET).contains(Secrets.STRUCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJwYXlsb2FkIjoieXRSVW5JMzkwRlVne",
                "AKIAIOSFODNN7EXAMPLE",
                "ASIAIOSFODNN7EXAMPLE",
                "dckr_pat_abcDEF123456_xyz",
                "ghp_0123456789abcdefABCDEF",
                "github_pat_11ABCDEFG0abc",
                "glpat-xyzABC123456789"
            })
    void areStruckOutByTheirShape(String secret) {
        assertThat(ErrorText.withoutSecrets("the log says " + secret + " and goes on"))
                .doesNotContain(secret)
                .startsWith("the log says ")
                .endsWith(" and goes on");
    }

    @Test
    void areStruckOutOfWhateverIsReadFromTheText() {
        ErrorText text = ErrorText.read("docker login -u AWS -p " + SECRET
                + " r.example\nError response from daemon: Get https://AWS:" + SECRET
                + "@r.example/v2/a/b/manifests/1: no basic auth credentials");

        assertThat(text.toString()).doesNotContain(SECRET);
    }

    @Test
    void leaveReferencesDigestsAndAnswersAsTheyAre() {
        String line =
                "failed to resolve reference \"111122223333.dkr.ecr.eu-central-1.amazonaws.com/docker-hub/library/nginx:1.27@sha256:"
                        + "9d2f1c04".repeat(8)
                        + "\": denied: User: arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Build-Agents_0123456789abcdef/i-0a1b2c3d4e5f60718"
                        + " is not authorized to perform: ecr:BatchGetImage: authorization failed: no basic auth credentials,"
                        + " Your authorization token has expired. Reauthenticate and try again.";

        assertThat(ErrorText.withoutSecrets(line)).isEqualTo(line);
    }

    @Test
    void areStruckOutWhereverTheyStand() {
        Random random = new Random(20260728);
        for (int i = 0; i < 500; i++) {
            String secret = word(random, 12 + random.nextInt(40));
            String noise = noise(random, 200);
            String line =
                    noise + " Authorization: Bearer " + secret + " " + noise(random, 50) + " --password " + secret;

            assertThat(ErrorText.read(line).toString()).as(line).doesNotContain(secret);
        }
    }

    private static String word(Random random, int length) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./+=";
        return random.ints(length, 0, letters.length())
                .mapToObj(i -> String.valueOf(letters.charAt(i)))
                .collect(Collectors.joining());
    }

    private static String noise(Random random, int longest) {
        return random.ints(random.nextInt(longest), 32, 127)
                .mapToObj(c -> Character.toString((char) c))
                .collect(Collectors.joining());
    }
}
