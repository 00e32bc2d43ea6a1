package io.mirrordesk.portal.search;

import io.mirrordesk.identity.Person;
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
        pages.add(page("nav.home", "/", "house"));
        pages.add(page("nav.requests", "/requests", "inboxes"));
        pages.add(page("nav.translate", "/translate", "translate"));
        pages.add(page("nav.doctor", "/doctor", "heart-pulse"));
        pages.add(page("nav.mirrors", "/mirrors", "layers-half"));
        pages.add(page("nav.inventory", "/inventory", "bar-chart"));
        pages.add(page("nav.repositories", "/inventory/repositories", "archive"));
        pages.add(page("nav.images", "/inventory/images", "box"));
        pages.add(page("nav.templates", "/templates", "sliders"));
        pages.add(page("nav.registries", "/registries", "hdd-rack"));
        pages.add(page("nav.credentials", "/credentials", "key"));
        pages.add(page("nav.audit", "/audit", "journal-check"));
        return pages;
    }

    private Destination page(String title, String link, String icon) {
        return new Destination(messages.getMessage(title, null, Locale.ENGLISH), link, icon);
    }
}
