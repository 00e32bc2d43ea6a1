package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.oci.RepositoryName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryIdTest {

    private static final RepositoryName NGINX = RepositoryName.parse("docker-hub/library/nginx");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111122223333.eu-central-1",
                "000000000000.us-gov-west-1",
                "111122223333.cn-north-1",
                "111122223333.ap-southeast-5"
            })
    void parsesWhatItWrites(String text) {
        assertThat(RegistryId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333.eu-central-1, arn:aws:ecr:eu-central-1:111122223333:repository/docker-hub/library/nginx",
        "111122223333.cn-north-1, arn:aws-cn:ecr:cn-north-1:111122223333:repository/docker-hub/library/nginx",
        "111122223333.us-gov-west-1, arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/docker-hub/library/nginx"
    })
    void namesRepositoriesInThePartitionOfItsRegion(String registry, String arn) {
        assertThat(RegistryId.parse(registry).arnOf(NGINX)).isEqualTo(arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "111122223333",
                "111122223333.",
                "11112222333.eu-central-1",
                "1111222233334.eu-central-1",
                "111122223333.eu",
                "111122223333.EU-central-1",
                "111122223333.eu-central-1.x",
                "111122223333.eu-central-1\n",
                " 111122223333.eu-central-1",
                "eu-central-1.111122223333"
            })
    void refusesWhatIsNoRegistry(String text) {
        assertThatThrownBy(() -> RegistryId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("“" + text
                        + "” is not a registry. Write <account id>.<region>, such as 111122223333.eu-central-1.");
    }
}
