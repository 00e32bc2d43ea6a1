package io.mirrordesk.portal.rest;

import io.mirrordesk.request.RequestDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes a request's body as YAML too, as an export gives it. It becomes JSON first, so all that holds for JSON holds for it. */
@Component
class YamlDrafts extends AbstractHttpMessageConverter<RequestDraft> {

    private final JsonMapper json;

    YamlDrafts(JsonMapper json) {
        super(
                StandardCharsets.UTF_8,
                MediaType.APPLICATION_YAML,
                MediaType.parseMediaType("application/x-yaml"),
                MediaType.parseMediaType("text/yaml"));
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == RequestDraft.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected RequestDraft readInternal(Class<? extends RequestDraft> type, HttpInputMessage input) throws IOException {
        byte[] body = input.getBody().readNBytes(YamlDocument.MAX_BYTES + 1);
        try {
            return json.treeToValue(YamlDocument.parse(body).root(), RequestDraft.class);
        } catch (JacksonException misfit) {
            throw new HttpMessageNotReadableException("The document is no request.", misfit, input);
        }
    }

    @Override
    protected void writeInternal(RequestDraft draft, HttpOutputMessage output) {
        throw new HttpMessageNotWritableException("Drafts are read only.");
    }
}
