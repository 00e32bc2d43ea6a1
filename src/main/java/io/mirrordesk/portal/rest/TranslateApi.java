package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.oci.TextFormat;
import io.mirrordesk.request.TextToTranslate;
import io.mirrordesk.request.Translation;
import io.mirrordesk.request.Translator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TranslateApi {

    private final Translator translator;
    private final CurrentPerson current;

    TranslateApi(Translator translator, CurrentPerson current) {
        this.translator = translator;
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
}
