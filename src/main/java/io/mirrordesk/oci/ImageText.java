package io.mirrordesk.oci;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.oci.dockerfile.Dockerfile;
import io.mirrordesk.oci.text.Findings;
import io.mirrordesk.oci.text.Lines;
import io.mirrordesk.oci.text.PlainList;
import io.mirrordesk.oci.text.Splicer;
import io.mirrordesk.oci.yaml.UnreadableYaml;
import io.mirrordesk.oci.yaml.YamlImages;
import io.mirrordesk.oci.yaml.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that names images: a Dockerfile, a manifest, a list. It finds the references, and writes new ones in their place; not a
 * character besides them changes.
 */
public final class ImageText {

    /** Longer texts are refused. */
    public static final int MAX_CHARACTERS = 4_000_000;

    /** Texts with more references are refused. */
    public static final int MAX_REFERENCES = 20_000;

    private static final String FIELD = "text";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern KEY = Pattern.compile("(?m)^\\s*(?:- )?[\\w.\"'/-]+:(?:\\s|$)");
    private static final Pattern JSON = Pattern.compile("(?s)\\s*[{\\[].*");

    private final String text;
    private final TextFormat format;
    private final Findings findings;

    private ImageText(String text, TextFormat format, Findings findings) {
        this.text = text;
        this.format = format;
        this.findings = findings;
    }

    /**
     * @param format how to read the text; empty to find out by the file's name and by what stands there
     * @param fileName name or path of the file; empty if unknown
     * @throws InvalidInput at {@code text} if it is too long or not of the format
     */
    public static ImageText read(String text, Optional<TextFormat> format, Optional<String> fileName) {
        refuseTooMuch(text);
        int from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        ImageText read = format.or(() -> fileName.flatMap(FileNames::format))
                .map(known -> as(known, text, from))
                .orElseGet(() ->
                        guess(text, from, fileName.filter(FileNames::isYaml).isPresent()));
        if (read.findings.images().size() > MAX_REFERENCES) {
            throw InvalidInput.at(
                    FIELD,
                    "The text names more than " + MAX_REFERENCES
                            + " images. Split it, and translate the parts one by one.");
        }
        return read;
    }

    /**
     * The same for a file among others; empty for one that by its name and content is not of a format that is known, so that no
     * ordinary text is taken for a list.
     *
     * @throws InvalidInput as for {@link #read}
     */
    public static Optional<ImageText> inFile(String text, String path) {
        boolean named = FileNames.format(path).isPresent() || FileNames.isYaml(path);
        boolean dockerfile = Dockerfile.isOne(text, 0) && FileNames.hasNoExtension(path);
        if (!named && !dockerfile) {
            return Optional.empty();
        }
        ImageText read = read(text, Optional.empty(), Optional.of(path));
        boolean guessed =
                read.format() == TextFormat.LIST && FileNames.format(path).isEmpty();
        return guessed ? Optional.empty() : Optional.of(read);
    }

    public TextFormat format() {
        return format;
    }

    /** In the order of the text. */
    public List<FoundImage> images() {
        Lines lines = new Lines(text);
        return findings.images().stream().map(image -> image.told(lines)).toList();
    }

    /**
     * Writes new references.
     *
     * @param addresses where each image is cached, by its index in {@link #images()}; the others stay
     */
    public Rewritten rewrite(Map<Integer, CacheAddress> addresses) {
        Splicer splicer = new Splicer(findings, addresses);
        return new Rewritten(splicer.splice(text), splicer.kept());
    }

    /**
     * A text with new references.
     *
     * @param kept images that cannot be rewritten where they stand, by index, each with a sentence
     */
    public record Rewritten(String text, Map<Integer, String> kept) {}

    private static void refuseTooMuch(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw InvalidInput.at(
                    FIELD,
                    "The text has " + text.length() + " characters; at most " + MAX_CHARACTERS
                            + " are translated at once. Split it, or send the files as an archive.");
        }
    }

    private static ImageText as(TextFormat format, String text, int from) {
        return switch (format) {
            case LIST -> new ImageText(text, format, PlainList.read(text, from));
            case DOCKERFILE -> new ImageText(text, format, Dockerfile.read(text, from));
            default -> {
                try {
                    yield new ImageText(text, format, YamlImages.find(YamlText.parse(text, from), format));
                } catch (UnreadableYaml broken) {
                    throw InvalidInput.at(FIELD, broken.getMessage());
                }
            }
        };
    }

    private static ImageText guess(String text, int from, boolean yamlFile) {
        if (Dockerfile.isOne(text, from)) {
            return as(TextFormat.DOCKERFILE, text, from);
        }
        try {
            YamlText yaml = YamlText.parse(text, from);
            Optional<TextFormat> format = YamlImages.format(yaml);
            return format.map(known -> new ImageText(text, known, YamlImages.find(yaml, known)))
                    .orElseGet(() -> as(TextFormat.LIST, text, from));
        } catch (UnreadableYaml broken) {
            if (yamlFile || KEY.matcher(text).find() || JSON.matcher(text).matches()) {
                throw InvalidInput.at(FIELD, broken.getMessage());
            }
            return as(TextFormat.LIST, text, from);
        }
    }
}
