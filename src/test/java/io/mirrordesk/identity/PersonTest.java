package io.mirrordesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final Person VIEWER = person("viewer", Role.VIEWER);
    private static final Person REQUESTER = person("requester", Role.REQUESTER);
    private static final Person APPROVER = person("approver", Role.APPROVER);
    private static final Person ADMIN = person("admin", Role.ADMIN);

    @Test
    void letsAViewerOnlyRead() {
        assertThat(VIEWER.mayFile("payments")).isFalse();
        assertThat(VIEWER.mayComment()).isFalse();
        assertThat(VIEWER.maySteer()).isFalse();
        assertThat(VIEWER.mayDecide("requester", 1)).isFalse();
    }

    @Test
    void letsARequesterFileForOwnTeamsAndWithdrawWhatIsOwn() {
        assertThat(REQUESTER.mayFile("payments")).isTrue();
        assertThat(REQUESTER.mayFile("platform")).isFalse();
        assertThat(REQUESTER.mayWithdraw("requester")).isTrue();
        assertThat(REQUESTER.mayWithdraw("admin")).isFalse();
        assertThat(REQUESTER.mayDecide("admin", 0)).isFalse();
        assertThat(ADMIN.mayFile("platform")).isTrue();
    }

    @Test
    void wantsAnotherPairOfEyesWhileThereAreTwo() {
        assertThat(APPROVER.mayDecide("requester", 2)).isTrue();
        assertThat(APPROVER.mayDecide("approver", 2)).isFalse();
        assertThat(APPROVER.mayDecide("approver", 1)).isFalse();
        assertThat(ADMIN.mayDecide("admin", 2)).isFalse();
        assertThat(ADMIN.decidesAlone("admin", 2)).isFalse();
    }

    @Test
    void letsAnAdminDecideAloneWhileThereIsNobodyElse() {
        assertThat(ADMIN.mayDecide("admin", 1)).isTrue();
        assertThat(ADMIN.decidesAlone("admin", 1)).isTrue();
        assertThat(ADMIN.decidesAlone("requester", 1)).isFalse();
    }

    private static Person person(String name, Role role) {
        return new Person(name, Set.of(role), List.of("payments"));
    }
}
