package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.chart.Case;
import java.util.List;

/** Every check, in the order in which one can spare another. */
public final class Checks {

    private static final List<Check> OF_THE_REFERENCE =
            List.of(new WrittenCheck(), new PlaceCheck(), new RuleCheck(), new LibraryCheck());

    /** Of no use where the reference itself is wrong: they would speak of another repository. */
    private static final List<Check> OF_THE_IMAGE = List.of(
            new ImageCheck(),
            new AccessCheck(),
            new TemplateCheck(),
            new MutabilityCheck(),
            new UpstreamImageCheck(),
            new IdentityCheck());

    private static final List<Check> OF_THE_UPSTREAM = List.of(new CredentialCheck(), new UpstreamStateCheck());

    private static final List<Check> OF_THE_CLIENT =
            List.of(new LoginCheck(), new PlatformCheck(), new NetworkCheck(), new LimitCheck());

    private Checks() {}

    public static Chart examine(Case subject) {
        Chart chart = new Chart();
        OF_THE_REFERENCE.forEach(check -> check.examine(subject, chart));
        boolean misdirected = chart.isProved();
        OF_THE_UPSTREAM.forEach(check -> check.examine(subject, chart));
        if (!misdirected) {
            OF_THE_IMAGE.forEach(check -> check.examine(subject, chart));
        }
        OF_THE_CLIENT.forEach(check -> check.examine(subject, chart));
        return chart;
    }
}
