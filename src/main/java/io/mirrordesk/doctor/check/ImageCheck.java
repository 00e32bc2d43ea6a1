package io.mirrordesk.doctor.check;

import io.mirrordesk.aws.ImageState;
import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.oci.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the cache has the image, and can give it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive_restore_image.html">Archiving an image</a>
 */
final class ImageCheck implements Check {

    @Override
    public void examine(Case subject, Chart chart) {
        subject.repository()
                .filter(repository -> chart.readable(repository.image(), "Whether the image is cached"))
                .ifPresent(repository -> repository
                        .cached()
                        .ifPresentOrElse(
                                image -> cached(subject, repository, image, chart),
                                () -> missing(subject, repository, chart)));
    }

    private static void cached(Case subject, Repository repository, ImageState image, Chart chart) {
        Evidence state = repository
                .image()
                .says("The image is listed as " + image.status() + ", digest " + image.digest() + ".");
        switch (image.status()) {
            case ARCHIVED ->
                chart.found(
                        Cause.ARCHIVED,
                        Likelihood.CERTAIN,
                        "The image is in the archive.",
                        "ECR still lists it, but answers a pull with 404 until it is restored.",
                        Chart.lines(
                                Optional.of(state),
                                subject.said(
                                        SignalKind.MANIFEST_UNKNOWN, SignalKind.NOT_FOUND, SignalKind.IMAGE_ARCHIVED)),
                        Fix.of(new Fix.RunCommand(
                                "Restore it; ECR takes up to 20 minutes, and then it can be pulled",
                                subject.registry()
                                        .cli("ecr update-image-storage-class --repository-name "
                                                + repository.name() + " --image-id imageDigest=" + image.digest()
                                                + " --target-storage-class STANDARD"))));
            case ACTIVATING ->
                chart.found(
                        Cause.RESTORING,
                        Likelihood.CERTAIN,
                        "The image is on its way back from the archive.",
                        "ECR answers a pull with 404 until it is there.",
                        List.of(state),
                        Fix.of(new Fix.Advice("Pull again in up to 20 minutes.")));
            case ACTIVE ->
                chart.fine(repository.image().says("The image is cached and active, digest " + image.digest() + "."));
        }
    }

    private static void missing(Case subject, Repository repository, Chart chart) {
        boolean byDigest =
                subject.complaint().reference().flatMap(ImageReference::digest).isPresent();
        boolean remembered = repository.remembered().value().orElse(false);
        Evidence absent = repository
                .image()
                .says("ECR has no image " + subject.version().orElse("") + " in " + repository.name() + ".");
        if (remembered && (byDigest || repository.rule().isEmpty())) {
            expired(repository, absent, chart);
        }
        if (byDigest && repository.rule().isPresent()) {
            firstByDigest(subject, repository, absent, chart);
        }
    }

    private static void firstByDigest(Case subject, Repository repository, Evidence absent, Chart chart) {
        Optional<String> tag = subject.complaint().reference().flatMap(ImageReference::tag);
        String name = subject.registry().pullHost() + "/" + repository.name() + ":";
        List<Fix> fixes = new ArrayList<>();
        tag.ifPresent(known -> fixes.add(new Fix.RunCommand(
                "Pull it once by its tag alone; then the digest works too", "docker pull " + name + known)));
        fixes.add(
                new Fix.Advice(
                        tag.isPresent()
                                ? "If the tag has moved on since, pull a tag that still means this digest."
                                : "Find a tag that means this digest at the upstream and pull that once; then the digest works too."));
        chart.found(
                Cause.DIGEST_FIRST,
                Likelihood.CERTAIN,
                "The image is not cached, and ECR cannot make a first pull by digest.",
                "ECR asks the upstream by tag only. A reference with a tag and a digest counts as one by digest.",
                Chart.lines(
                        Optional.of(subject.written()),
                        Optional.of(absent),
                        subject.said(SignalKind.MANIFEST_UNKNOWN, SignalKind.NAME_UNKNOWN, SignalKind.NOT_FOUND)),
                fixes);
    }

    private static void expired(Repository repository, Evidence absent, Chart chart) {
        Optional<String> policy =
                repository.state().value().flatMap(found -> found).map(RepositoryDetails::lifecyclePolicy);
        List<Evidence> lines = new ArrayList<>(
                List.of(absent, repository.remembered().says("The inventory knew the image when it was last read.")));
        policy.ifPresent(_ ->
                lines.add(repository.state().says("The repository has a lifecycle policy, which removes images.")));
        chart.found(
                Cause.EXPIRED,
                policy.isPresent() ? Likelihood.LIKELY : Likelihood.POSSIBLE,
                policy.isPresent()
                        ? "The image was here; its lifecycle policy has removed it."
                        : "The image was here and was deleted.",
                "An image that is gone comes back by a pull of its tag only, if the upstream still has it.",
                lines,
                Fix.of(new Fix.Advice("Pull its tag once. If it must stay, ask for a template that keeps it longer.")));
    }
}
