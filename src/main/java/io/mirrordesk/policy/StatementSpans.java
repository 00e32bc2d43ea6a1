package io.mirrordesk.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where the statements of a policy document are in its text.
 *
 * @param all in the order of the text
 * @param listed whether they are in an array; IAM also takes a single statement without one
 * @param listStart offset of the first character inside the array
 */
record StatementSpans(List<Span> all, boolean listed, int listStart) {

    /**
     * One statement.
     *
     * @param sid empty if it has none
     * @param start offset of its {@code &#123;}
     * @param end offset behind its {@code &#125;}
     */
    record Span(String sid, int start, int end) {

        String of(String text) {
            return text.substring(start, end);
        }
    }

    static StatementSpans of(String text) {
        try (JsonParser parser = JsonText.MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidPolicy("A policy is a JSON object with a Statement; this text is not an object.");
            }
            StatementSpans spans = readDocument(parser);
            if (parser.nextToken() != null) {
                throw new InvalidPolicy(
                        "Something follows the end of the policy at position " + (offset(parser) + 1) + ". Remove it.");
            }
            return spans;
        } catch (JacksonException malformed) {
            throw CanonicalPolicy.notJson(malformed);
        }
    }

    Optional<Span> named(String sid) {
        return all.stream()
                .filter(span -> !sid.isEmpty() && span.sid.equals(sid))
                .findFirst();
    }

    String with(String text, String sid, String statement) {
        Optional<Span> present = named(sid);
        if (present.isPresent()) {
            return text.substring(0, present.get().start) + statement + text.substring(present.get().end);
        }
        if (all.isEmpty()) {
            return text.substring(0, listStart) + statement + text.substring(listStart);
        }
        Span last = all.getLast();
        String before = listed ? text.substring(0, last.end) : text.substring(0, last.start) + "[" + last.of(text);
        return before + "," + statement + (listed ? "" : "]") + text.substring(last.end);
    }

    String without(String text, Span span) {
        if (!listed) {
            return text.substring(0, span.start) + "[]" + text.substring(span.end);
        }
        int index = all.indexOf(span);
        if (index > 0) {
            return text.substring(0, all.get(index - 1).end) + text.substring(span.end);
        }
        int end = all.size() > 1 ? all.get(1).start : span.end;
        return text.substring(0, span.start) + text.substring(end);
    }

    private static StatementSpans readDocument(JsonParser parser) {
        Optional<StatementSpans> spans = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean statements = "Statement".equals(parser.currentName());
            parser.nextToken();
            if (statements) {
                spans = Optional.of(readStatements(parser));
            } else {
                parser.skipChildren();
            }
        }
        return spans.orElseThrow(
                () -> new InvalidPolicy("The policy has no Statement. Add one, even if it is an empty list."));
    }

    private static StatementSpans readStatements(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return new StatementSpans(List.of(readStatement(parser)), false, 0);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidPolicy("The policy's Statement must be a list of objects.");
        }
        int listStart = offset(parser) + 1;
        List<Span> all = new ArrayList<>();
        Set<String> sids = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Span span = readStatement(parser);
            if (!span.sid.isEmpty() && !sids.add(span.sid)) {
                throw new InvalidPolicy(
                        "Two statements of the policy have the Sid “" + span.sid + "”. Give each its own.");
            }
            all.add(span);
        }
        return new StatementSpans(List.copyOf(all), true, listStart);
    }

    private static Span readStatement(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidPolicy("Every statement of a policy must be an object.");
        }
        int start = offset(parser);
        String sid = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isSid = "Sid".equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (isSid && value != JsonToken.VALUE_STRING) {
                throw new InvalidPolicy("The Sid of a statement must be a string.");
            }
            sid = isSid ? parser.getString() : sid;
            parser.skipChildren();
        }
        return new Span(sid, start, offset(parser) + 1);
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
