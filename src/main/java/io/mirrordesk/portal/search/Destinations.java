package io.mirrordesk.portal.search;

import io.mirrordesk.identity.Person;
import io.mirrordesk.portal.layout.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pages that the palette leads to. */
@Component
class Destinations {

    private final MessageSource messages;

    Destinations(MessageSource messages) {
        this.messages = messages;
    }

    /** Those with a word in their title that begins so; all of them as long as nothing is typed. */
    List<Destination> of(Person person, String typed) {
        String start = typed.strip().toLowerCase(Locale.ROOT);
        return all(person).stream()
                .filter(page -> Stream.concat(
                                Stream.of(page.title()), Stream.of(page.title().split(" ")))
                        .anyMatch(word -> word.toLowerCase(Locale.ROOT).startsWith(start)))
                .toList();
    }

    private List<Destination> all(Person person) {
        List<Destination> pages = new ArrayList<>();
        if (person.mayFile()) {
            pages.add(page("requests.new", "/requests/new", "plus-lg"));
        }
        for (Section section : Section.values()) {
            pages.add(page("nav." + section.word(), section.path(), section.icon()));
        }
        return pages;
    }

    private Destination page(String title, String link, String icon) {
        return new Destination(messages.getMessage(title, null, Locale.ENGLISH), link, icon);
    }
}
