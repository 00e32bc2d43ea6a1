package io.mirrordesk.portal.export;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.portal.view.RegistryPaths;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ExportApi {

    private final Exports exports;
    private final CurrentPerson current;

    ExportApi(Exports exports, CurrentPerson current) {
        this.exports = exports;
        this.current = current;
    }

    /** A file with what is managed in a registry; admins only. */
    @GetMapping("/api/v1/registries/{registry}/export")
    ResponseEntity<byte[]> export(@PathVariable String registry, @RequestParam(defaultValue = "yaml") String format) {
        Managed managed = exports.of(RegistryPaths.parse(registry), current.require());
        ExportFormat chosen = ExportFormat.parse(format);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(chosen.mediaType()), StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(chosen.fileName(managed))
                                .build()
                                .toString())
                .body(chosen.write(managed).getBytes(StandardCharsets.UTF_8));
    }
}
