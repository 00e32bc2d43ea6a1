package io.mirrordesk.audit.web;

import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.audit.Verification;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/audit}: list, verify, export. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    private final AuditLog log;

    AuditApi(AuditLog log) {
        this.log = log;
    }

    /** Records, newest first. */
    @GetMapping
    Slice<AuditItem> list(@ModelAttribute AuditParameters parameters) {
        return log.find(parameters.query()).map(AuditItem::of);
    }

    /** Recomputes the chain of hashes over the whole log. */
    @GetMapping("/verify")
    Verification verify() {
        return log.verify();
    }

    /** Every record that matches, oldest first, as JSON lines or CSV; admins only. */
    @GetMapping("/export")
    void export(
            @ModelAttribute AuditParameters parameters,
            @RequestParam(defaultValue = "jsonl") String format,
            HttpServletResponse response)
            throws IOException {
        ExportFormat chosen = ExportFormat.parse(format)
                .orElseThrow(() -> InvalidInput.at("format", "The format is jsonl or csv, not \"" + format + "\"."));
        var query = parameters.query();
        response.setContentType(chosen.mediaType() + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"mirrordesk-audit." + chosen.extension() + "\"");
        Writer to = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        to.write(chosen.head());
        log.export(query, entry -> chosen.write(AuditItem.of(entry), to));
        to.flush();
    }
}
