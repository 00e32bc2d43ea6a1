package io.mirrordesk;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void roomsKeepToTheirDoors() {
        ApplicationModules.of(MirrordeskApplication.class).verify();
    }
}
