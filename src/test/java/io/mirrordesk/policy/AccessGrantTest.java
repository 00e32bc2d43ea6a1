package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AccessGrantTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization:o-sandbox0001",
                "organizationPath:o-a1b2c3d4e5/r-ab12/",
                "organizationPath:o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
                "organizationPath:o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-ab12-22222222/*",
                "account:444455556666",
                "principal:arn:aws:iam::444455556666:role/build",
                "principal:arn:aws:iam::444455556666:user/team/Ada.Lovelace@example",
                "principal:arn:aws-us-gov:iam::444455556666:role/service/x"
            })
    void parsesWhatItPrints(String text) {
        AccessGrant grant = AccessGrant.parse(text);

        assertThat(grant).hasToString(text);
        assertThat(AccessGrant.of(grant.toJson())).isEqualTo(grant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "444455556666",
                "team:payments",
                "account:",
                "account:44445555666",
                "account:4444-5555-6666",
                "organization:o-short",
                "organization:O-SANDBOX0001",
                "organization:*",
                "organizationPath:o-a1b2c3d4e5/r-ab12",
                "organizationPath:o-a1b2c3d4e5/",
                "organizationPath:o-a1b2c3d4e5/*",
                "principal:*",
                "principal:444455556666",
                "principal:arn:aws:iam::444455556666:root",
                "principal:arn:aws:iam::444455556666:role/*",
                "principal:arn:aws:iam::444455556666:role/",
                "principal:arn:aws:sts::444455556666:assumed-role/a/b",
                "account:444455556666\n"
            })
    void refusesWhatAwsWouldNotUnderstand(String text) {
        assertThatThrownBy(() -> AccessGrant.parse(text))
                .isInstanceOf(InvalidAccessGrant.class)
                .message()
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "organization:o-sandbox0001, true",
        "organization:o-sandbox0002, false",
        "account:444455556666, true",
        "account:999999999999, false",
        "principal:arn:aws:iam::444455556666:role/build, true",
        "principal:arn:aws:iam::999999999999:role/build, false",
        "organizationPath:o-sandbox0001/r-ab12/ou-ab12-11111111/, true",
        "organizationPath:o-sandbox0001/r-ab12/, false",
        "organizationPath:o-sandbox0001/r-ab12/*, true",
        "organizationPath:o-sandbox0001/r-ab12/ou-ab12-11111111/*, true",
        "organizationPath:o-sandbox0001/r-ab12/ou-ab12-22222222/*, false"
    })
    void coversATeam(String grant, boolean covered) {
        boolean covers = AccessGrant.parse(grant)
                .covers(
                        Set.of("444455556666"),
                        Set.of("o-sandbox0001"),
                        Set.of("o-sandbox0001/r-ab12/ou-ab12-11111111/"));

        assertThat(covers).isEqualTo(covered);
    }

    @Test
    void isAnObjectWithOneMemberInJson() {
        JsonMapper mapper = JsonMapper.shared();
        AccessGrant grant = AccessGrant.account("444455556666");

        assertThat(mapper.writeValueAsString(grant)).isEqualTo("{\"account\":\"444455556666\"}");
        assertThat(mapper.readValue("{\"account\":\"444455556666\"}", AccessGrant.class))
                .isEqualTo(grant);
        assertThatThrownBy(() -> AccessGrant.of(Map.of())).isInstanceOf(InvalidAccessGrant.class);
    }
}
