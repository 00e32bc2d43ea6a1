package io.mirrordesk.portal.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.observed.KnownImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepositoryImagesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private static final LifecyclePolicy UNTAGGED_FOR_TWO_DAYS = LifecyclePolicy.parse("""
            {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged", "countType": "sinceImagePushed",
             "countUnit": "days", "countNumber": 2}, "action": {"type": "expire"}}]}""");

    @Test
    void walksEveryImageOnceAlsoThoseOfTheSameInstant() {
        List<KnownImage> known = IntStream.range(0, 23)
                .mapToObj(i -> image("sha256:" + i, i / 4, List.of("v" + i), List.of()))
                .toList();
        RepositoryImages images = new RepositoryImages(known, Optional.empty(), NOW);
        List<String> walked = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Slice<ImageRow> page = images.page(ImageView.ALL, 5, cursor);
            assertThat(page.total()).isEqualTo(23);
            page.items().forEach(row -> walked.add(row.digest()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(walked)
                .containsExactlyInAnyOrderElementsOf(
                        known.stream().map(image -> image.facts().digest()).toList());
    }

    @Test
    void listsTheImagesOfAView() {
        RepositoryImages images = new RepositoryImages(
                List.of(
                        image("tagged", 9, List.of("v1"), List.of()),
                        image("old", 9, List.of(), List.of()),
                        image("new", 1, List.of(), List.of())),
                Optional.of(UNTAGGED_FOR_TWO_DAYS),
                NOW);
        assertThat(digests(images, ImageView.TAGGED)).containsExactly("tagged");
        assertThat(digests(images, ImageView.UNTAGGED)).containsExactly("new", "old");
        assertThat(digests(images, ImageView.GOING)).containsExactly("old");
        assertThat(ImageView.parse("none of these")).isEqualTo(ImageView.ALL);
    }

    @Test
    void sumsUpAnIndexWhoseManifestIsKnown() {
        RepositoryImages images = new RepositoryImages(
                List.of(
                        image("a", 1, List.of(), List.of()),
                        image("b", 1, List.of(), List.of()),
                        index("known", List.of("a", "b", "elsewhere")),
                        index("unread", null)),
                Optional.empty(),
                NOW);
        assertThat(row(images, "known").sizeBytes()).isEqualTo(200);
        assertThat(row(images, "unread").sizeBytes()).isNull();
        assertThat(images.indexesOf("a")).hasSize(1);
    }

    @Test
    void refusesACursorOfAnotherList() {
        RepositoryImages images = new RepositoryImages(List.of(), Optional.empty(), NOW);
        assertThatThrownBy(() -> images.page(ImageView.ALL, 5, "bmFtZQ")).isInstanceOf(InvalidInput.class);
    }

    private static List<String> digests(RepositoryImages images, ImageView view) {
        return images.page(view, 5, null).items().stream().map(ImageRow::digest).toList();
    }

    private static ImageRow row(RepositoryImages images, String digest) {
        return images.row(images.find(digest).orElseThrow());
    }

    private static KnownImage index(String digest, @Nullable List<String> members) {
        return new KnownImage(facts(digest, 1, List.of("v1"), members), INDEX, null, null, List.of());
    }

    private static KnownImage image(String digest, int daysAgo, List<String> tags, List<String> members) {
        return new KnownImage(facts(digest, daysAgo, tags, members), null, null, null, List.of());
    }

    private static ImageFacts facts(String digest, int daysAgo, List<String> tags, @Nullable List<String> members) {
        Instant pushedAt = NOW.minus(Duration.ofDays(daysAgo));
        return new ImageFacts(digest, tags, 100, pushedAt, null, Status.ACTIVE, null, null, null, members);
    }
}
