package io.mirrordesk.portal.translate;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.Person;
import io.mirrordesk.request.TextToTranslate;
import io.mirrordesk.request.Translation;
import io.mirrordesk.request.Translator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the form: for the page, and as a file to keep. */
@Component
class Translations {

    /**
     * A file to save.
     *
     * @param name what a browser calls it
     */
    record Download(String name, String mediaType, byte[] content) {}

    private final Translator translator;
    private final FolderTranslation folders;

    Translations(Translator translator, FolderTranslation folders) {
        this.translator = translator;
        this.folders = folders;
    }

    /** @throws InvalidInput when the text or the file cannot be read */
    TranslateResult show(TranslateForm form, Person by) {
        byte[] bytes = form.bytes();
        if (Folder.isOne(bytes)) {
            return TranslateResult.of(folders.translate(Folder.read(bytes), by, null, null), true);
        }
        return TranslateResult.of(List.of(one(form, bytes, by)), false);
    }

    /** @throws InvalidInput when the text or the file cannot be read */
    Download download(TranslateForm form, Person by) {
        byte[] bytes = form.bytes();
        if (Folder.isOne(bytes)) {
            FolderTranslation.Packed packed = folders.pack(bytes, by, null, null);
            return new Download("translated-" + form.fileName(), packed.mediaType(), packed.content());
        }
        TranslatedFile file = one(form, bytes, by);
        Translation translation = file.translation();
        String text = translation == null ? file.before() : translation.text();
        String name = file.name().isEmpty() ? "translated.txt" : file.name();
        return new Download(name, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private TranslatedFile one(TranslateForm form, byte[] bytes, Person by) {
        Optional<String> name = Optional.of(form.fileName()).filter(given -> !given.isEmpty());
        String text = form.chosen().isPresent()
                ? FolderTranslation.text(bytes)
                        .orElseThrow(() -> InvalidInput.at(
                                Folder.FIELD,
                                "The file is neither a text in UTF-8 nor a zip, tar or tar.gz. Send one of these."))
                : form.pasted();
        Translation translation = translator.translate(by, new TextToTranslate(text, form.asked(), name), null, null);
        return new TranslatedFile(name.orElse(""), text, translation, null);
    }
}
