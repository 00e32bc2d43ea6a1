package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import io.mirrordesk.sandbox.upstream.UpstreamFaults.Effect;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Built-in and real upstreams alike, with the misbehaviour that is switched on for their hosts. */
public final class FaultyUpstreams implements Upstreams {

    private final Upstreams upstreams;
    private final UpstreamFaults faults;

    public FaultyUpstreams(Upstreams upstreams, UpstreamFaults faults) {
        this.upstreams = upstreams;
        this.faults = faults;
    }

    @Override
    public Upstream open(String host, Optional<Credential> credential) {
        return new Faulty(host, upstreams.open(host, credential));
    }

    private final class Faulty implements Upstream {

        private final String host;
        private final Upstream well;

        Faulty(String host, Upstream well) {
            this.host = host;
            this.well = well;
        }

        @Override
        public Manifest manifest(String repository, String reference) {
            meetFault();
            meetLimit();
            return well.manifest(repository, reference);
        }

        @Override
        public InputStream blob(String repository, String digest) {
            meetFault();
            return well.blob(repository, digest);
        }

        @Override
        public List<Descriptor> referrers(String repository, String digest) {
            meetFault();
            meetLimit();
            return well.referrers(repository, digest);
        }

        @Override
        public LoginCheck checkLogin() {
            try {
                meetFault();
                return well.checkLogin();
            } catch (UpstreamFailure failure) {
                return LoginCheck.failed(failure);
            }
        }

        private void meetFault() {
            if (is(Effect.DOWN)) {
                throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " cannot be reached.");
            }
            if (is(Effect.REFUSING)) {
                throw new UpstreamFailure(Kind.UNAUTHORIZED, "The upstream " + host + " refused the credential.");
            }
        }

        private void meetLimit() {
            if (is(Effect.LIMITED)) {
                throw new UpstreamFailure(
                        Kind.TOO_MANY_REQUESTS, "The upstream " + host + " says that its pull rate limit is reached.");
            }
        }

        private boolean is(Effect effect) {
            return faults.of(host).filter(effect::equals).isPresent();
        }
    }
}
