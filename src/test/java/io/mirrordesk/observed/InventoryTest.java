package io.mirrordesk.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Role;
import io.mirrordesk.observed.RepositorySort.Key;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Observation.Absent;
import io.mirrordesk.plan.Observation.Present;
import io.mirrordesk.plan.Observation.Unknown;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.support.SandboxedPortal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ecr.model.Tag;

class InventoryTest extends SandboxedPortal {

    @Autowired
    private Inventory inventory;

    @Autowired
    private Syncs syncs;

    @Autowired
    private LiveState live;

    @Test
    void knowsWhatARepositoryIsAfterASync() {
        create("sync/web");
        ECR.tagResource(r -> r.resourceArn(REGISTRY.arnOf(RepositoryName.parse("sync/web")))
                .tags(Tag.builder().key("team").value("web").build()));
        sync();
        RepositoryRow row = inventory.get(REGISTRY, "sync/web");
        assertThat(row.uri()).isEqualTo(SANDBOX.endpoint().getAuthority() + "/sync/web");
        assertThat(row.tags()).isEqualTo(Map.of("team", "web"));
        assertThat(row.images()).isZero();
        assertThat(row.mirror()).isNull();
        assertThat(row.conforms()).isNull();
        assertThat(row.requested()).isFalse();
    }

    @Test
    void forgetsARepositoryOnlyAfterACompleteListing() {
        create("gone/api");
        sync();
        ECR.deleteRepository(r -> r.repositoryName("gone/api"));
        fail("DescribeRepositories", "AccessDeniedException");
        syncs.now(REGISTRY, ADMIN);
        eventually("the sync fails and says why", () -> {
            SyncState state = syncs.of(REGISTRY);
            String error = state.error();
            return state.phase() == SyncState.Phase.FAILED && error != null && !error.isBlank();
        });
        assertThat(inventory.repository(REGISTRY, "gone/api")).isPresent();
        clear();
        sync();
        assertThat(inventory.repository(REGISTRY, "gone/api")).isEmpty();
    }

    @Test
    void refreshesASingleRepository() {
        create("fresh/one");
        RepositoryName name = RepositoryName.parse("fresh/one");
        inventory.refresh(REGISTRY, name);
        assertThat(inventory.get(REGISTRY, "fresh/one").readAt()).isNotNull();
        ECR.deleteRepository(r -> r.repositoryName("fresh/one"));
        inventory.refresh(REGISTRY, name);
        assertThatThrownBy(() -> inventory.get(REGISTRY, "fresh/one")).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "size",
                "-size",
                "images",
                "-images",
                "pushed",
                "-pushed",
                "pulled",
                "created",
                "-created"
            })
    void walksEveryRowOnceInAnyOrder(String sort) {
        String part = "walk" + sort.replace("-", "r");
        List<String> names =
                IntStream.range(0, 7).mapToObj(n -> part + "/a_" + n).toList();
        names.forEach(InventoryTest::create);
        names.forEach(name -> inventory.refresh(REGISTRY, RepositoryName.parse(name)));
        RepositoryQuery query = RepositoryQuery.all()
                .registry(REGISTRY)
                .matching(part + "/a_")
                .sortedBy(RepositorySort.parse(sort))
                .limit(2);
        List<String> walked = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Slice<RepositoryRow> page = inventory.repositories(query.after(cursor));
            assertThat(page.total()).isEqualTo(7);
            assertThat(page.totalIsExact()).isTrue();
            page.items().forEach(row -> walked.add(row.name()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(walked).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void takesWildcardsInASearchLiterally() {
        create("wild/a_b");
        create("wild/acb");
        inventory.refresh(REGISTRY, RepositoryName.parse("wild/a_b"));
        inventory.refresh(REGISTRY, RepositoryName.parse("wild/acb"));
        assertThat(inventory
                        .repositories(RepositoryQuery.all().matching("wild/A_"))
                        .items())
                .extracting(RepositoryRow::name)
                .containsExactly("wild/a_b");
        assertThat(inventory.repositories(RepositoryQuery.all().matching("%")).items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!", "c2l6ZQ", "bmFtZQoxCng"})
    void refusesACursorOfAnotherList(String cursor) {
        RepositoryQuery query = RepositoryQuery.all()
                .sortedBy(new RepositorySort(Key.SIZE, false))
                .after(cursor);
        assertThatThrownBy(() -> inventory.repositories(query)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void readsSubjectsLive() {
        create("live/there");
        Subject there = Subject.repository(RepositoryName.parse("live/there"));
        Subject absent = Subject.repository(RepositoryName.parse("live/absent"));
        assertThat(live.observe(REGISTRY, Set.of(there, absent)).observations())
                .hasEntrySatisfying(there, found -> assertThat(found).isInstanceOf(Present.class))
                .hasEntrySatisfying(absent, found -> assertThat(found).isInstanceOf(Absent.class));
        fail("DescribeRepositories", "AccessDeniedException");
        assertThat(live.observe(REGISTRY, Set.of(there)).of(there)).isInstanceOf(Unknown.class);
    }

    @Test
    void letsOnlyAnAdminStartASync() {
        Person viewer = new Person("viewer", Set.of(Role.VIEWER), List.of());
        assertThatThrownBy(() -> syncs.now(REGISTRY, viewer)).isInstanceOf(Forbidden.class);
    }

    private void sync() {
        Instant before = Instant.now();
        eventually("a sync that began now is done", () -> {
            SyncState state = syncs.of(REGISTRY);
            Instant startedAt = state.startedAt();
            boolean fresh = startedAt != null && !startedAt.isBefore(before);
            if (!fresh && state.phase() != SyncState.Phase.RUNNING) {
                syncs.now(REGISTRY, ADMIN);
            }
            return fresh && state.phase() == SyncState.Phase.DONE;
        });
    }

    private static void create(String repository) {
        ECR.createRepository(r -> r.repositoryName(repository));
    }
}
