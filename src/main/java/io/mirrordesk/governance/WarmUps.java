package io.mirrordesk.governance;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.RunEvent.RepositoriesRecreated;
import io.mirrordesk.run.RunEvent.WarmUpWanted;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first pulls of the images that requests asked for. */
@Service
public class WarmUps {

    private final WarmUpRows rows;
    private final WarmUpJobs jobs;
    private final ReconcileJobs reconciliations;
    private final Mirrors mirrors;
    private final Audit audit;

    WarmUps(WarmUpRows rows, WarmUpJobs jobs, ReconcileJobs reconciliations, Mirrors mirrors, Audit audit) {
        this.rows = rows;
        this.jobs = jobs;
        this.reconciliations = reconciliations;
        this.mirrors = mirrors;
        this.audit = audit;
    }

    /** In the order in which the request names them; none before its run has succeeded. */
    @Transactional(readOnly = true)
    public List<WarmUp> ofRequest(long request) {
        return rows.ofRequests(List.of(request));
    }

    /** The same for several requests, by request; one without is not in it. */
    @Transactional(readOnly = true)
    public Map<Long, List<WarmUp>> ofRequests(Collection<Long> requests) {
        return rows.ofRequests(requests).stream().collect(Collectors.groupingBy(WarmUp::request));
    }

    /**
     * Pulls a failed image again.
     *
     * @param image as asked for, such as {@code library/nginx:1.27}
     * @throws Forbidden unless the person may file requests or steer runs
     * @throws NotFound when the request has no such image that failed
     */
    @Transactional
    public void retry(long request, String image, Person by) {
        if (!by.maySteer() && !by.mayFile()) {
            throw new Forbidden("Only requesters and approvers have an image pulled again.");
        }
        List<Long> failed = rows.restart(request, image);
        if (failed.isEmpty()) {
            throw new NotFound("Request " + request + " has no image “" + image + "” whose pull has failed.");
        }
        audit.local(
                LocalChange.of(by.actor(), "RetryWarmUp", "request:" + request).forRequest(request));
        failed.forEach(jobs::schedule);
    }

    /**
     * What requests have had pulled into repositories since their mirror came under management, in the order in which they first asked for it:
     * what is pulled again when a repository is recreated, each image with one pull from the upstream.
     *
     * @return images as asked for, such as {@code library/nginx:1.27}, by repository; one without is not in it
     */
    @Transactional(readOnly = true)
    public Map<RepositoryName, List<String>> imagesOf(RegistryId registry, Collection<RepositoryName> repositories) {
        Map<RepositoryName, Instant> since = new LinkedHashMap<>();
        repositories.forEach(repository -> mirrors.covering(registry, repository)
                .ifPresent(mirror -> since.put(repository, mirror.managedSince())));
        return rows.images(registry, since);
    }

    /** As for images that a request asks for: they are shown with the request that recreated their repository. */
    @EventListener
    void recreated(RepositoriesRecreated recreated) {
        for (RepositoryName repository : recreated.repositories()) {
            reconciliations.want(recreated.registry(), repository);
            mirrors.covering(recreated.registry(), repository)
                    .map(mirror ->
                            rows.again(recreated.request(), recreated.registry(), repository, mirror.managedSince()))
                    .ifPresent(ids -> ids.forEach(jobs::schedule));
        }
    }

    /** Inside the transaction that ends the run: nothing asked for is lost. */
    @EventListener
    void wanted(WarmUpWanted wanted) {
        for (UpstreamImage image : wanted.images()) {
            RepositoryName repository = image.under(wanted.mirror().prefix());
            reconciliations.want(wanted.registry(), repository);
            rows.create(wanted.request(), wanted.registry(), image, repository).ifPresent(jobs::schedule);
        }
    }
}
