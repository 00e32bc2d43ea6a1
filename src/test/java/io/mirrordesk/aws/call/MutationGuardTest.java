package io.mirrordesk.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.aws.call.MutationGuard.UnrecordedChange;
import io.mirrordesk.plan.RegistryId;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MutationGuardTest {

    /** Nothing listens there: what passes the guard fails at the network. */
    private static final RegistryConnection NOWHERE = new RegistryConnection(
            RegistryId.parse("111122223333.eu-central-1"), URI.create("http://127.0.0.1:1"), null, null, null, null);

    private final AwsClients clients = new AwsClients(new AwsProperties(null, null));
    private final AwsCalls calls = new AwsCalls(clients, new SteppedPace(), new Random(1), CallMeter.NONE);

    @AfterEach
    void close() throws Exception {
        clients.close();
    }

    @Test
    void refusesAChangeThatIsNotRecorded() {
        assertThatThrownBy(this::createRepository).isInstanceOf(UnrecordedChange.class);
        assertThatThrownBy(() -> calls.secrets(NOWHERE, "GetSecretValue", c -> c.getSecretValue(r -> r.secretId("x"))))
                .isInstanceOf(UnrecordedChange.class);
    }

    @Test
    void letsARecordedChangeAndEveryReadThrough() {
        assertThatThrownBy(() -> MutationGuard.recorded(7, this::createRepository))
                .isInstanceOf(CallFailed.class);
        assertThatThrownBy(() -> calls.ecr(NOWHERE, "DescribeRepositories", ecr -> ecr.describeRepositories()))
                .isInstanceOfSatisfying(CallFailed.class, failed -> {
                    assertThat(failed.is("Unreachable")).isTrue();
                    assertThat(failed.isLost()).isFalse();
                    assertThat(failed.error().passing()).isTrue();
                });
    }

    private Object createRepository() {
        return calls.ecr(NOWHERE, "CreateRepository", ecr -> ecr.createRepository(r -> r.repositoryName("a/b")));
    }
}
