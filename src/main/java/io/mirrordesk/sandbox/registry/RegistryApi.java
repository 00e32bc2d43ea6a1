package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.registry.Call.Handler;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Upstreams;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

/** Everything below {@code /v2/}: signs the caller in, finds the resource and writes refusals. */
public final class RegistryApi implements Route {

    /** Where the data plane begins on the sandbox's port. */
    public static final String ROOT = "/v2/";

    private static final Pattern ECR_HOST =
            Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?::\\d+)?");
    private static final String BASIC = "Basic ";
    private static final String USER = "AWS:";

    private final Store store;
    private final UpstreamImages upstreamImages;
    private final Registry defaultRegistry;
    private final Gate gate;
    private final Manifests manifests;
    private final ManifestPush manifestPush;
    private final BlobDownloads blobs;
    private final BlobUploads uploads;
    private final TagLists tags;
    private final Catalog catalog;
    private final Referrers referrers;

    /**
     * @param defaultRegistry the registry that a host which is not ECR-shaped stands for
     * @param importer runs the imports that go on behind the answer to a first pull
     */
    public RegistryApi(
            Store store,
            Upstreams upstreams,
            Gate gate,
            RegistryEvents events,
            Registry defaultRegistry,
            Executor importer,
            Clock clock) {
        Guard guard = new Guard(store.repositories(), gate);
        PullThrough pullThrough = new PullThrough(store, guard, upstreams, events, importer, clock);
        Creation creation = new Creation(store, events, clock);
        this.store = store;
        this.upstreamImages = new UpstreamImages(pullThrough);
        this.defaultRegistry = defaultRegistry;
        this.gate = gate;
        this.manifests = new Manifests(store, guard, pullThrough, clock);
        this.manifestPush = new ManifestPush(store, guard, creation, events, clock);
        this.blobs = new BlobDownloads(store, guard, pullThrough);
        this.uploads = new BlobUploads(store, guard, creation);
        this.tags = new TagLists(store, guard);
        this.catalog = new Catalog(store, gate);
        this.referrers = new Referrers(store, guard);
    }

    /** The pull-through cache, for ECR's API. */
    public UpstreamImages upstreamImages() {
        return upstreamImages;
    }

    @Override
    public String prefix() {
        return ROOT;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
        try {
            Caller caller = login(request.getHeader("Authorization")).orElseThrow(OciError::unauthorized);
            Resource resource = Resource.parse(request.getRequestURI()).orElseThrow(RegistryApi::noSuchResource);
            Wanted wanted = new Wanted(caller, registry(request), resource.name(), resource.reference());
            handle(new Call(wanted, request, response), resource.kind());
        } catch (OciError error) {
            if (error.status() == 401) {
                response.setHeader("WWW-Authenticate", challenge(request));
            }
            error.writeTo(response);
        }
    }

    private void handle(Call call, Resource.Kind kind) throws IOException {
        try {
            handler(call.request().getMethod(), kind).handle(call);
        } catch (PullRefused refused) {
            boolean found =
                    store.repositories().find(call.registry(), call.name()).isPresent();
            throw refused.asOciError(call.wanted(), found);
        } catch (DataIntegrityViolationException | IncorrectResultSizeDataAccessException deletedMeanwhile) {
            throw OciError.repositoryUnknown(call.registry(), call.name());
        }
    }

    private Handler handler(String method, Resource.Kind kind) {
        return switch (method + " " + kind) {
            case "GET BASE", "HEAD BASE" -> RegistryApi::answerBase;
            case "GET MANIFEST", "HEAD MANIFEST" -> manifests::get;
            case "GET BLOB", "HEAD BLOB" -> blobs::get;
            case "PUT MANIFEST" -> manifestPush::put;
            case "DELETE MANIFEST" -> manifestPush::delete;
            case "POST UPLOADS" -> uploads::begin;
            case "PATCH UPLOAD" -> uploads::append;
            case "PUT UPLOAD" -> uploads::finish;
            case "GET UPLOAD" -> uploads::status;
            case "DELETE UPLOAD" -> uploads::cancel;
            case "GET TAGS" -> tags::get;
            case "GET CATALOG" -> catalog::get;
            case "GET REFERRERS" -> referrers::get;
            default -> throw new OciError(405, "UNSUPPORTED", "The operation is unsupported");
        };
    }

    private static void answerBase(Call call) throws IOException {
        call.response().setContentType("application/json");
        call.response().getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private Registry registry(HttpServletRequest request) {
        @Nullable String host = request.getHeader("Host");
        Matcher matcher = ECR_HOST.matcher(host == null ? "" : host);
        return matcher.matches() ? new Registry(matcher.group(1), matcher.group(2)) : defaultRegistry;
    }

    private Optional<Caller> login(@Nullable String header) {
        if (header == null || !header.startsWith(BASIC)) {
            return Optional.empty();
        }
        String pair = decode(header.substring(BASIC.length()).trim());
        if (!pair.startsWith(USER)) {
            return Optional.empty();
        }
        String password = pair.substring(USER.length());
        if (gate.hasExpired(password)) {
            throw OciError.tokenExpired();
        }
        return StandingPassword.holder(password, defaultRegistry.region()).or(() -> gate.login(password));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String challenge(HttpServletRequest request) {
        String host = String.valueOf(request.getHeader("Host")).replace("\"", "");
        return "Basic realm=\"" + request.getScheme() + "://" + host + "/\",service=\"ecr.amazonaws.com\"";
    }

    private static OciError noSuchResource() {
        return new OciError(404, "UNSUPPORTED", "There is no such resource");
    }
}
