package io.mirrordesk.request;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.RegistryId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Checks a prefix as filing would, while it is typed. */
@Service
public class Prefixes {

    private final LiveChecks checks;

    Prefixes(LiveChecks checks) {
        this.checks = checks;
    }

    /**
     * @param registries where it shall be; what holds in some of several only says in which
     * @param upstream key of the catalogue, or empty while none is chosen
     * @param warm images as typed; {@code prefix/path} has to fit ECR's 256 characters
     */
    public PrefixAnswer check(List<RegistryId> registries, Prefix prefix, String upstream, List<String> warm) {
        Map<RegistryId, Faults> found = new LinkedHashMap<>();
        registries.forEach(registry -> found.put(registry, check(registry, prefix, upstream, warm)));
        Faults faults = new Faults();
        faults.takeEach(found);
        return new PrefixAnswer(faults.errors(), faults.warnings());
    }

    private Faults check(RegistryId registry, Prefix prefix, String upstream, List<String> warm) {
        Faults faults = new Faults();
        String url = Upstreams.byKey(upstream).flatMap(known -> known.url()).orElse("");
        checks.check(registry, prefix, url, faults);
        warm.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> faults.read("mirror.prefix", () -> prefix.resolve(path(line))));
        return faults;
    }

    private static String path(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
    }
}
