package io.mirrordesk.portal.lists;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.observed.query.CompletionPoint;
import io.mirrordesk.observed.query.Key;
import io.mirrordesk.observed.query.Vocabulary;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/completions}: what could stand where somebody types in the filter of a list. */
@RestController
@Tag(name = "Inventory")
class CompletionApi {

    private final CompletedValues values;
    private final MessageSource messages;

    CompletionApi(CompletedValues values, MessageSource messages) {
        this.values = values;
        this.messages = messages;
    }

    /**
     * @param from where the text that a proposal replaces begins, in UTF-16 code units
     * @param to where it ends
     */
    record Completions(int from, int to, List<Proposal> items) {}

    /**
     * @param text as it is shown
     * @param insert what comes in place of what is typed
     * @param help what it means, null where it speaks for itself
     */
    record Proposal(String text, String insert, @Nullable String help) {}

    /** @param caret in UTF-16 code units; the end of the text when it is not given */
    @GetMapping("/api/v1/completions")
    Completions complete(
            @RequestParam String list,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "-1") int caret) {
        Vocabulary vocabulary = vocabulary(list);
        return CompletionPoint.at(q, caret, vocabulary)
                .map(point -> new Completions(point.from(), point.to(), proposals(point, vocabulary)))
                .orElseGet(() -> new Completions(q.length(), q.length(), List.of()));
    }

    private List<Proposal> proposals(CompletionPoint point, Vocabulary vocabulary) {
        Key key = point.key();
        Stream<Proposal> keys = point.keys(vocabulary).stream().map(this::ofKey);
        Stream<Proposal> ofValues = point.values(values.of(key == null ? Key.NAME : key, point.typed())).stream()
                .map(value -> new Proposal(value, point.written(value), null));
        return Stream.concat(keys, ofValues).toList();
    }

    private Proposal ofKey(Key key) {
        String text = key + ":";
        return new Proposal(text, text, messages.getMessage("filter.key." + key, null, Locale.ENGLISH));
    }

    private static Vocabulary vocabulary(String list) {
        return Arrays.stream(Vocabulary.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(list))
                .findFirst()
                .orElseThrow(() -> InvalidInput.at(
                        "list", "The list is repositories or images, not \"" + list + "\"."));
    }
}
