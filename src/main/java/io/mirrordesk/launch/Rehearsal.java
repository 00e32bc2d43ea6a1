package io.mirrordesk.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * With {@code mirrordesk.rehearsal=true} the portal starts, draws one page and ends, so that the JVM can keep what it loaded for the next
 * start. It ends as usual: what is embedded is stopped too.
 */
final class Rehearsal implements ApplicationListener<ApplicationStartedEvent> {

    @Override
    public void onApplicationEvent(ApplicationStartedEvent event) {
        ConfigurableApplicationContext portal = event.getApplicationContext();
        if (!portal.getEnvironment().getProperty("mirrordesk.rehearsal", Boolean.class, false)) {
            return;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            String port = portal.getEnvironment().getRequiredProperty("local.server.port");
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new IllegalStateException("The portal did not answer its own rehearsal.", failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        portal.close();
        System.exit(0);
    }
}
