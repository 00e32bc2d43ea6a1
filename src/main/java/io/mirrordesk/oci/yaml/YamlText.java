package io.mirrordesk.oci.yaml;

import io.mirrordesk.oci.text.Lines;
import io.mirrordesk.oci.text.Templates;
import io.mirrordesk.oci.text.Traced;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A YAML or JSON text as nodes that know where in the text they stand. Nothing is constructed, so tags do nothing, and an alias is
 * the node of its anchor, so that a bomb of aliases stays as small as it is written.
 */
public final class YamlText {

    private static final int DEEPEST = 100;
    private static final int MOST_ALIASES = 10_000;

    /** Stands for the backslash of JSON's {@code \/}, which is not read here. */
    private static final char BACKSLASH = '\uE001';

    private final String source;
    private final CodePoints offsets;
    private final List<Node> documents;

    private YamlText(String source, CodePoints offsets, List<Node> documents) {
        this.source = source;
        this.offsets = offsets;
        this.documents = documents;
    }

    /**
     * @param from where the text begins, behind a byte order mark
     * @throws UnreadableYaml with line, column and the parser's reason
     */
    public static YamlText parse(String source, int from) throws UnreadableYaml {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        String readable = readable(source.substring(from));
        CodePoints offsets = new CodePoints(readable, from);
        try {
            List<Node> documents = new ArrayList<>();
            new Yaml(options).composeAll(new StringReader(readable)).forEach(documents::add);
            return new YamlText(source, offsets, documents);
        } catch (MarkedYAMLException broken) {
            throw new UnreadableYaml(sentence(broken, new Lines(source), offsets));
        } catch (YAMLException broken) {
            throw new UnreadableYaml("It has a character that YAML does not allow, or is nested too deeply.");
        }
    }

    public List<Node> documents() {
        return documents;
    }

    public String source() {
        return source;
    }

    /** Offset in the source where a node begins. */
    public int start(Node node) {
        return offsets.offset(node.getStartMark().getIndex());
    }

    /** Offset in the source where a node ends. */
    public int end(Node node) {
        return offsets.offset(node.getEndMark().getIndex());
    }

    /** A scalar's value with the place of each character; empty if escapes or folding leave that open. */
    public Optional<Traced> traced(ScalarNode scalar) {
        String value = scalar.getValue().replace(String.valueOf(BACKSLASH), "");
        boolean quoted = scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        int begin = begin(scalar, quoted);
        int end = end(scalar) - (quoted ? 1 : 0);
        String raw = source.substring(begin, Math.max(begin, end));
        if (raw.equals(value) && !Templates.standsIn(scalar.getValue())) {
            return Optional.of(Traced.at(begin, value));
        }
        if (raw.replace("\\/", "/").equals(value)) {
            return Optional.of(slashes(begin, raw));
        }
        String line = value.strip();
        int found = raw.indexOf(line);
        boolean block = !quoted && found >= 0 && line.indexOf('\n') < 0 && raw.indexOf(line, found + 1) < 0;
        return block ? Optional.of(Traced.at(begin + found, line)) : Optional.empty();
    }

    /** As a scalar is written, for people. */
    public String written(ScalarNode scalar) {
        boolean quoted = scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        int begin = begin(scalar, quoted);
        return source.substring(begin, Math.max(begin, end(scalar) - (quoted ? 1 : 0)))
                .strip();
    }

    /** Behind anchor, tag and opening quote, which belong to the node. */
    private int begin(ScalarNode scalar, boolean quoted) {
        int begin = start(scalar);
        int end = end(scalar);
        while (begin < end && (source.charAt(begin) == '&' || source.charAt(begin) == '!')) {
            while (begin < end && !Character.isWhitespace(source.charAt(begin))) {
                begin++;
            }
            while (begin < end && Character.isWhitespace(source.charAt(begin))) {
                begin++;
            }
        }
        return quoted ? begin + 1 : begin;
    }

    private static Traced slashes(int begin, String raw) {
        Traced.Builder text = new Traced.Builder();
        for (int i = 0; i < raw.length(); i++) {
            if (!raw.startsWith("\\/", i)) {
                text.add(raw.charAt(i), begin + i);
            }
        }
        return text.build();
    }

    /** The same length, without what this parser refuses although people write it. */
    private static String readable(String source) {
        String text = Templates.hidden(source);
        String start = text.stripLeading();
        boolean json = start.startsWith("{") || start.startsWith("[");
        return json ? text.replace("\\/", BACKSLASH + "/").replace('\t', ' ') : text;
    }

    private static String sentence(MarkedYAMLException broken, Lines lines, CodePoints offsets) {
        if (broken.getProblemMark() == null) {
            return "It is not YAML: " + broken.getProblem() + ".";
        }
        int at = offsets.offset(broken.getProblemMark().getIndex());
        return "It is not YAML: line " + lines.line(at) + ", column " + lines.column(at) + ": " + broken.getProblem()
                + ".";
    }
}
