package io.mirrordesk;

import io.mirrordesk.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The portal: one process, assembled from the rooms below this package. */
@SpringBootApplication
@Modulithic(systemName = "Mirrordesk")
public class MirrordeskApplication {

    static void main(String[] args) {
        Launch.run(MirrordeskApplication.class, args);
    }
}
