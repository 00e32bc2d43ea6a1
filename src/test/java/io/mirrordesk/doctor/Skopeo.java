package io.mirrordesk.doctor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A client that we did not write, and what it prints when it fails. */
final class Skopeo {

    private Skopeo() {}

    /** Asks for an image with the standing login of an account; the answer is what skopeo prints. */
    static String inspect(String account, String image) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/skopeo")), "skopeo is not installed");
        try {
            Process process = new ProcessBuilder(
                            "skopeo",
                            "inspect",
                            "--tls-verify=false",
                            "--creds",
                            "AWS:sandbox-" + account,
                            "docker://" + image)
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                throw new AssertionError("The pull should have failed: " + printed);
            }
            return printed;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** The header of the same login. */
    static String basic(String account) {
        return "Basic "
                + Base64.getEncoder().encodeToString(("AWS:sandbox-" + account).getBytes(StandardCharsets.UTF_8));
    }
}
