package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.upstream.BuiltInUpstreams;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.LoginCheck;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.Upstream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The built-in Docker Hub, for tests to change a part of. */
class HubCopy implements Upstream {

    private static final Upstream DOCKER_HUB = new BuiltInUpstreams().open("registry-1.docker.io", Optional.empty());

    @Override
    public Manifest manifest(String repository, String reference) {
        return DOCKER_HUB.manifest(repository, reference);
    }

    @Override
    public InputStream blob(String repository, String digest) {
        return DOCKER_HUB.blob(repository, digest);
    }

    @Override
    public List<Descriptor> referrers(String repository, String digest) {
        return DOCKER_HUB.referrers(repository, digest);
    }

    @Override
    public LoginCheck checkLogin() {
        return DOCKER_HUB.checkLogin();
    }
}
