package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a request can be composed of: upstreams and templates. */
@RestController
@RequestMapping("/api/v1")
class CatalogueApi {

    private final Templates templates;

    CatalogueApi(Templates templates) {
        this.templates = templates;
    }

    /** @param credential {@code REQUIRED}, {@code NONE} or {@code ROLE} */
    record UpstreamJson(
            String key,
            String title,
            String host,
            @Nullable String url,
            Upstream.Credential credential,
            String defaultPrefix) {

        static UpstreamJson of(Upstream upstream) {
            return new UpstreamJson(
                    upstream.key(),
                    upstream.title(),
                    upstream.host(),
                    upstream.url().orElse(null),
                    upstream.credential(),
                    upstream.defaultPrefix());
        }
    }

    @GetMapping("/upstreams")
    Slice<UpstreamJson> upstreams() {
        return Slice.whole(Upstreams.all().stream().map(UpstreamJson::of).toList());
    }

    @GetMapping("/templates")
    Slice<TemplateJson> templates() {
        return Slice.whole(templates.all().stream().map(TemplateJson::of).toList());
    }

    @GetMapping("/templates/{name}/versions/{version}")
    TemplateJson template(@PathVariable String name, @PathVariable int version) {
        return TemplateJson.of(templates.version(name, version));
    }
}
