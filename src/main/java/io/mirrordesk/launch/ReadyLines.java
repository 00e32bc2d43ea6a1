package io.mirrordesk.launch;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What a try-out prints when it answers: where to click, and one line for each tool that works as it is printed. */
@Component
class ReadyLines {

    private final Environment environment;

    ReadyLines(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        lines().forEach(System.out::println);
    }

    /** Empty unless the demo people or the sandbox are there: nothing here may be printed in production. */
    List<String> lines() {
        LaunchSettings settings = LaunchSettings.of(environment);
        if (!settings.tryOut()) {
            return List.of();
        }
        String portal = "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080");
        return Stream.of(
                        Stream.of("", "  Mirrordesk answers at  " + portal),
                        settings.demo() ? demo(portal) : Stream.<String>of(),
                        settings.sandbox() ? sandbox(settings) : Stream.<String>of(),
                        settings.database() ? database(settings) : Stream.<String>of(),
                        Stream.of(""))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> demo(String portal) {
        return Stream.of(
                "  DEMO: anybody on this machine can sign in as requester, approver, admin or viewer; the password is the"
                        + " name",
                "",
                "  curl -H 'Authorization: Bearer sandbox-admin' " + portal + "/api/v1/mirrors");
    }

    private static Stream<String> sandbox(LaunchSettings settings) {
        String host = "127.0.0.1:" + settings.sandboxPort();
        return Stream.of(
                "  skopeo inspect --tls-verify=false --creds AWS:sandbox-111122223333 docker://" + host
                        + "/quay/prometheus/prometheus:v3.5.0",
                "  skopeo copy --src-tls-verify=false --src-creds AWS:sandbox-111122223333 docker://" + host
                        + "/quay/prometheus/prometheus:v3.5.0 oci:/tmp/prometheus:v3.5.0",
                "  AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws ecr describe-pull-through-cache-rules --region"
                        + " eu-central-1 --endpoint-url http://" + host);
    }

    private static Stream<String> database(LaunchSettings settings) {
        return Stream.of("  psql postgresql://mirrordesk:mirrordesk@127.0.0.1:" + settings.databasePort()
                + "/mirrordesk -c '\\dt'");
    }
}
