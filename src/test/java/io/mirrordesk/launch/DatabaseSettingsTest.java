package io.mirrordesk.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DatabaseSettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void namesEverySettingThatIsMissing() {
        assertThatThrownBy(this::check)
                .isInstanceOf(LaunchRefused.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void namesOnlyWhatIsMissing() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db.example.com/mirrordesk");
        environment.setProperty("spring.datasource.username", "mirrordesk");

        assertThatThrownBy(this::check)
                .hasMessageContaining("set SPRING_DATASOURCE_PASSWORD ")
                .hasMessageNotContaining("SPRING_DATASOURCE_URL");
    }

    @Test
    void isContentWithTheEmbeddedDatabase() {
        environment.setProperty(LaunchSettings.DATABASE, "true");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        DatabaseSettings.mustBeKnown(LaunchSettings.of(environment), environment);
    }
}
