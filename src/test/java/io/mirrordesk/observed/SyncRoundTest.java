package io.mirrordesk.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.aws.RepositorySummary;
import io.mirrordesk.observed.Rotation.Turn;
import io.mirrordesk.observed.SyncStates.Begun;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.support.SandboxedPortal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;

/** A registry of its own in the shared sandbox, so that the portal's own sync is not in the way. */
class SyncRoundTest extends SandboxedPortal {

    private static final RegistryId ELSEWHERE = RegistryId.parse("111122223333.eu-west-3");
    private static final RegistryConnection CONNECTION = connection(ELSEWHERE);
    private static final Coverage NO_MIRRORS = new Coverage(List.of(), Set.of());
    private static final EcrClient ECR_ELSEWHERE = elsewhere();
    private static final String INDEX = """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],"annotations":{"n":"%s"}}""";

    @Autowired
    private Listing listing;

    @Autowired
    private Rotation rotation;

    @Autowired
    private SyncStates states;

    @Autowired
    private SyncWishes wishes;

    @Autowired
    private InventoryStore store;

    @Autowired
    private Inventory inventory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void forget() {
        Stream.of("repository", "registry_sync", "repository_listed", "sync_wish")
                .forEach(table -> jdbc.sql("delete from " + table + " where registry_id <> ?")
                        .param(REGISTRY.toString())
                        .update());
        removeRepositories(ECR_ELSEWHERE);
    }

    @Test
    void goesOnWithTheListingWhereADeathInterruptedIt() {
        create("ant", "bee", "cat", "dog");
        listed("bee", "gone");
        Begun dead = states.begin(ELSEWHERE, 0);
        DescribeRepositoriesResponse page = ECR_ELSEWHERE.describeRepositories(r -> r.maxResults(2));
        store.keepPage(
                ELSEWHERE,
                dead.generation(),
                List.of(
                        RepositoryReader.listed(summary("ant"), NO_MIRRORS),
                        RepositoryReader.listed(summary("bee"), NO_MIRRORS)));
        states.listed(ELSEWHERE, 2, Optional.of(page.nextToken()));

        Begun next = states.begin(ELSEWHERE, 0);

        assertThat(next.generation()).isEqualTo(dead.generation());
        assertThat(names()).as("before the listing is complete").containsExactly("ant", "bee", "gone");
        listing.run(CONNECTION, next, NO_MIRRORS);
        assertThat(names()).containsExactly("ant", "bee", "cat", "dog");
        assertThat(states.of(ELSEWHERE).listed()).isEqualTo(4);
    }

    @Test
    void beginsTheListingAnewWhenAwsDoesNotKnowThePageAnyMore() {
        create("ant");
        Begun dead = states.begin(ELSEWHERE, 0);
        states.listed(ELSEWHERE, 1, Optional.of("no-token-of-ours"));
        assertThatThrownBy(() -> listing.run(CONNECTION, states.begin(ELSEWHERE, 0), NO_MIRRORS))
                .isInstanceOf(AwsUnavailable.class);

        Begun anew = states.begin(ELSEWHERE, 0);

        assertThat(anew.page()).isEmpty();
        assertThat(anew.generation()).isGreaterThan(dead.generation());
    }

    @Test
    void takesNothingForGoneWhenTheRoleLeadsToAnotherRegistry() {
        RegistryId mistaken = RegistryId.parse("222233334444.eu-west-3");
        create("ant");
        store.keep(mistaken, RepositoryReader.listed(summary("ours"), NO_MIRRORS));

        assertThatThrownBy(() -> listing.run(connection(mistaken), states.begin(mistaken, 0), NO_MIRRORS))
                .isInstanceOf(AwsUnavailable.class)
                .hasMessageContaining("another registry")
                .hasMessageContaining("222233334444");
        assertThat(inventory.repository(mistaken, "ours")).isPresent();
    }

    @Test
    void writesNothingAnewThatIsListedAsItWas() {
        create("same");
        list();
        String before = version("same");
        list();
        assertThat(version("same")).isEqualTo(before);
        ECR_ELSEWHERE.putImageTagMutability(r -> r.repositoryName("same").imageTagMutability("IMMUTABLE"));
        list();
        assertThat(version("same")).isNotEqualTo(before);
    }

    @Test
    void readsWhatARepositoryHolds() {
        create("held");
        put("held", "1.0");
        put("held", "1.1");
        list();

        assertThat(read().orElseThrow().sentence()).isEmpty();

        assertThat(inventory.images(ELSEWHERE, "held", 10, 0))
                .flatExtracting(ImageRow::tags)
                .containsExactlyInAnyOrder("1.0", "1.1");
        assertThat(inventory.get(ELSEWHERE, "held").images()).isEqualTo(2);
        assertThat(states.of(ELSEWHERE).read()).isEqualTo(1);
        assertThat(staged()).isZero();
    }

    @Test
    void keepsAnArchivedImage() {
        create("archive");
        String digest = put("archive", "old");
        ECR_ELSEWHERE.updateImageStorageClass(r -> r.repositoryName("archive")
                .imageId(i -> i.imageDigest(digest))
                .targetStorageClass(TargetStorageClass.ARCHIVE));
        list();
        read();
        assertThat(jdbc.sql("select status from image where digest = ? and registry_id = ?")
                        .params(digest, ELSEWHERE.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("ARCHIVED");
    }

    @Test
    void followsATagThatMovesAndForgetsAnImageThatIsDeleted() {
        create("moving");
        String first = put("moving", "latest");
        list();
        read();
        String second = put("moving", "latest");
        ECR_ELSEWHERE.batchDeleteImage(r -> r.repositoryName("moving").imageIds(i -> i.imageDigest(first)));
        jdbc.sql("update repository set tried_at = null where registry_id = ?")
                .param(ELSEWHERE.toString())
                .update();

        read();

        assertThat(inventory.images(ELSEWHERE, "moving", 10, 0)).singleElement().satisfies(image -> {
            assertThat(image.digest()).isEqualTo(second);
            assertThat(image.tags()).containsExactly("latest");
        });
    }

    @Test
    void forgetsARepositoryThatVanishesBeforeItsTurn() {
        create("vanishing", "staying");
        list();
        ECR_ELSEWHERE.deleteRepository(r -> r.repositoryName("vanishing"));
        assertThat(read().orElseThrow().sentence()).isEmpty();
        assertThat(names()).containsExactly("staying");
    }

    @Test
    void keepsWhatIsKnownOfARepositoryThatCannotBeRead() {
        create("refused");
        put("refused", "1");
        list();
        read();
        jdbc.sql("update repository set tried_at = null where registry_id = ?")
                .param(ELSEWHERE.toString())
                .update();
        fail("GetLifecyclePolicy", "AccessDeniedException");

        Failures failures = read().orElseThrow();

        assertThat(failures.sentence())
                .hasValueSatisfying(why -> assertThat(why).contains("ecr:GetLifecyclePolicy"));
        assertThat(inventory.get(ELSEWHERE, "refused").images()).isEqualTo(1);
        assertThat(states.of(ELSEWHERE).unreadable()).isEqualTo(1);
        assertThat(staged()).isZero();
    }

    @Test
    void letsTheNextRoundBeginWhenASyncIsAskedFor() {
        create("waiting");
        list();
        Begun begun = states.begin(ELSEWHERE, 0);
        assertThat(rotation.run(new Turn(CONNECTION, NO_MIRRORS, begun.passStartedAt(), -1)))
                .as("the pass goes on in the next round")
                .isEmpty();
        assertThat(inventory.get(ELSEWHERE, "waiting").readAt()).isNull();
    }

    @Test
    void goesOnWithThePassThatADeathInterrupted() {
        Begun dead = states.begin(ELSEWHERE, 0);
        states.complete(ELSEWHERE);
        states.read(ELSEWHERE, 7, 0, 1);
        assertThat(states.begin(ELSEWHERE, 1).passStartedAt()).isEqualTo(dead.passStartedAt());
        assertThat(states.of(ELSEWHERE).read()).isEqualTo(7);
    }

    @Test
    void beginsAPassAnewWhenSomebodyAsksForItAfterAnEarlyEnd() {
        states.begin(ELSEWHERE, 0);
        states.read(ELSEWHERE, 7, 0, 1);
        states.failed(ELSEWHERE, "AWS is away.");
        states.begin(ELSEWHERE, 1);
        assertThat(states.of(ELSEWHERE).read()).isZero();
    }

    private void list() {
        listing.run(CONNECTION, states.begin(ELSEWHERE, 0), NO_MIRRORS);
    }

    private Optional<Failures> read() {
        return rotation.run(
                new Turn(CONNECTION, NO_MIRRORS, states.begin(ELSEWHERE, 0).passStartedAt(), wishes.count(ELSEWHERE)));
    }

    /** Rows as an earlier listing left them. */
    private void listed(String... names) {
        for (String name : names) {
            store.keep(ELSEWHERE, RepositoryReader.listed(summary(name), NO_MIRRORS));
        }
    }

    private RepositorySummary summary(String name) {
        RepositoryName repository = RepositoryName.parse(name);
        return new RepositorySummary(
                repository, ELSEWHERE.arnOf(repository), clock.instant(), "MUTABLE", false, "AES256", null);
    }

    private List<String> names() {
        return jdbc.sql("select name from repository where registry_id = ? order by name")
                .param(ELSEWHERE.toString())
                .query((row, _) -> row.getString("name"))
                .list();
    }

    private String version(String name) {
        return jdbc.sql("select xmin::text from repository where registry_id = ? and name = ?")
                .params(ELSEWHERE.toString(), name)
                .query(String.class)
                .single();
    }

    private long staged() {
        return jdbc.sql("select count(*) from image_stage").query(Long.class).single();
    }

    private static void create(String... names) {
        for (String name : names) {
            ECR_ELSEWHERE.createRepository(r -> r.repositoryName(name));
        }
    }

    private static String put(String repository, String tag) {
        String manifest = INDEX.formatted(tag + System.nanoTime());
        return ECR_ELSEWHERE
                .putImage(r ->
                        r.repositoryName(repository).imageManifest(manifest).imageTag(tag))
                .image()
                .imageId()
                .imageDigest();
    }

    private static RegistryConnection connection(RegistryId registry) {
        return new RegistryConnection(registry, SANDBOX.endpoint(), SANDBOX.endpoint(), null, null, null);
    }

    private static EcrClient elsewhere() {
        return EcrClient.builder()
                .endpointOverride(SANDBOX.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(ECR.serviceClientConfiguration().credentialsProvider())
                .build();
    }
}
