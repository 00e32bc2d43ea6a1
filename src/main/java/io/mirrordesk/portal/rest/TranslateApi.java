package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.request.Translation;
import io.mirrordesk.request.Translator;
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

    record Question(
            @Nullable String text,
            @Nullable String registry,
            @Nullable String team) {}

    @PostMapping("/api/v1/translate")
    Translation translate(@RequestBody Question question) {
        if (question.text() == null || question.text().isBlank()) {
            throw InvalidInput.at("text", "Send image references, one a line.");
        }
        return translator.translate(current.require(), question.text(), question.registry(), question.team());
    }
}
