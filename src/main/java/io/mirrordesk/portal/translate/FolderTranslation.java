package io.mirrordesk.portal.translate;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.ImageText;
import io.mirrordesk.portal.translate.Folder.Entry;
import io.mirrordesk.portal.translate.TranslatedFile.Readable;
import io.mirrordesk.request.Translation;
import io.mirrordesk.request.Translator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates every text of a folder that names images; a file that cannot be read does not hinder the others. */
@Component
public class FolderTranslation {

    private final Translator translator;

    FolderTranslation(Translator translator) {
        this.translator = translator;
    }

    /**
     * The archive with the same files, those with covered references translated.
     *
     * @throws InvalidInput when it is broken, too much, or leads out of its folder
     */
    public Packed pack(byte[] archive, Person by, @Nullable String registry, @Nullable String team) {
        if (!Folder.isOne(archive)) {
            throw ArchiveLimits.refused("This is no archive. Send a zip, tar or tar.gz of a folder.");
        }
        Folder folder = Folder.read(archive);
        Map<Integer, byte[]> changed = new HashMap<>();
        List<TranslatedFile> files = translate(folder, by, registry, team);
        for (int i = 0; i < files.size(); i++) {
            Translation translation = files.get(i).translation();
            if (translation != null && files.get(i).isChanged()) {
                changed.put(i, translation.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Packed(folder.with(changed), folder.mediaType());
    }

    /** An archive to send. */
    public record Packed(byte[] content, String mediaType) {}

    /** One for each file of the folder, in its order; what names no image has neither translation nor refusal. */
    List<TranslatedFile> translate(Folder folder, Person by, @Nullable String registry, @Nullable String team) {
        List<TranslatedFile> files = new ArrayList<>();
        List<Readable> readable = new ArrayList<>();
        for (Entry entry : folder.files()) {
            String text = text(entry.content()).orElse("");
            files.add(read(entry.name(), text, files.size(), readable));
        }
        List<ImageText> texts = readable.stream().map(Readable::text).toList();
        List<Translation> translations = translator.translate(by, texts, registry, team);
        for (int i = 0; i < translations.size(); i++) {
            Readable file = readable.get(i);
            files.set(file.index(), new TranslatedFile(file.name(), file.before(), translations.get(i), null));
        }
        return files;
    }

    private static TranslatedFile read(String name, String text, int index, List<Readable> readable) {
        TranslatedFile nothing = new TranslatedFile(name, text, null, null);
        if (text.isBlank()) {
            return nothing;
        }
        try {
            ImageText.inFile(text, name)
                    .filter(read -> !read.images().isEmpty())
                    .ifPresent(read -> readable.add(new Readable(index, name, text, read)));
            return nothing;
        } catch (InvalidInput refused) {
            return new TranslatedFile(name, text, null, refused.getMessage());
        }
    }

    /** The text of a file; empty if it is not one in UTF-8. */
    static Optional<String> text(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
