package io.mirrordesk.portal.translate;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.oci.RewriteKit;
import io.mirrordesk.oci.TextFormat;
import io.mirrordesk.request.RewriteKits;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The page {@code /translate}. */
@Controller
class TranslatePages {

    private static final String PAGE = "translate/translate";

    private final Translations translations;
    private final RewriteKits kits;
    private final CurrentPerson current;

    TranslatePages(Translations translations, RewriteKits kits, CurrentPerson current) {
        this.translations = translations;
        this.kits = kits;
        this.current = current;
    }

    @ModelAttribute("formats")
    TextFormat[] formats() {
        return TextFormat.values();
    }

    @GetMapping("/translate")
    String page(@ModelAttribute("form") TranslateForm form, Model model) {
        return answer(form, null, model);
    }

    @PostMapping("/translate")
    String answer(
            @ModelAttribute("form") TranslateForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        try {
            model.addAttribute("result", form.isEmpty() ? null : translations.show(form, current.require()));
        } catch (Problem refused) {
            model.addAttribute("problem", refused.getMessage());
        }
        return htmx == null ? PAGE : PAGE + " :: result";
    }

    /** What makes a cluster do the same by itself. */
    @GetMapping("/translate/kit")
    String kit(Model model) {
        try {
            model.addAttribute("kit", kits.kit(current.require(), null, null));
        } catch (InvalidInput nothingManaged) {
            model.addAttribute("kit", new RewriteKit(List.of(), List.of(nothingManaged.getMessage())));
        }
        return "translate/kit";
    }

    /** The same as a file: the text, or the archive with the same files. */
    @PostMapping("/translate/download")
    ResponseEntity<byte[]> download(@ModelAttribute("form") TranslateForm form) {
        Translations.Download file = translations.download(form, current.require());
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(file.content());
    }
}
