package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.oci.RewriteKit;
import io.mirrordesk.oci.TextFormat;
import io.mirrordesk.portal.translate.FolderTranslation;
import io.mirrordesk.request.RewriteKits;
import io.mirrordesk.request.TextToTranslate;
import io.mirrordesk.request.Translation;
import io.mirrordesk.request.Translator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TranslateApi {

    private final Translator translator;
    private final FolderTranslation folders;
    private final RewriteKits kits;
    private final CurrentPerson current;

    TranslateApi(Translator translator, FolderTranslation folders, RewriteKits kits, CurrentPerson current) {
        this.translator = translator;
        this.folders = folders;
        this.kits = kits;
        this.current = current;
    }

    /**
     * @param text what to translate
     * @param registry the only one by default
     * @param team all teams of the person by default
     * @param format found out by default, by the file's name and by the text
     */
    record Question(
            @Nullable String text,
            @Nullable String registry,
            @Nullable String team,
            @Nullable TextFormat format,
            @Nullable String fileName) {}

    @PostMapping("/api/v1/translate")
    Translation translate(@RequestBody Question question) {
        if (question.text() == null || question.text().isBlank()) {
            throw InvalidInput.at("text", "Send a text: image references one a line, a Dockerfile or a manifest.");
        }
        TextToTranslate text = new TextToTranslate(
                question.text(), Optional.ofNullable(question.format()), Optional.ofNullable(question.fileName()));
        return translator.translate(current.require(), text, question.registry(), question.team());
    }

    /** A zip, tar or tar.gz of a folder comes back with the same files, those with covered references translated. */
    @PostMapping(
            path = "/api/v1/translate/archive",
            consumes = {
                "application/zip",
                "application/gzip",
                "application/x-tar",
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    ResponseEntity<byte[]> archive(
            @RequestBody byte[] archive,
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String team) {
        FolderTranslation.Packed packed = folders.pack(archive, current.require(), registry, team);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(packed.mediaType()))
                .body(packed.content());
    }

    /** What makes a cluster use the mirrors that the team may pull from. */
    @GetMapping("/api/v1/translate/kit")
    RewriteKit kit(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String team) {
        return kits.kit(current.require(), registry, team);
    }
}
