package io.mirrordesk.portal.search;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.identity.CurrentPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a search, and the options of the palette, which are the best of it. */
@Controller
class SearchPages {

    private static final int ON_PAGE = 8;
    private static final int IN_PALETTE = 4;

    private final Search search;
    private final Destinations destinations;
    private final CurrentPerson current;

    SearchPages(Search search, Destinations destinations, CurrentPerson current) {
        this.search = search;
        this.destinations = destinations;
        this.current = current;
    }

    @GetMapping("/search")
    String page(@RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
        answer(q, ON_PAGE, model, response);
        return "search/search";
    }

    @GetMapping("/search/palette")
    String palette(@RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
        answer(q, IN_PALETTE, model, response);
        model.addAttribute("pages", destinations.of(current.require(), q));
        return "search/palette :: options";
    }

    private void answer(String q, int limit, Model model, HttpServletResponse response) {
        try {
            model.addAttribute("found", search.find(q, Kind.ALL, limit));
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("found", new SearchResult(q, null, null, List.of()));
            model.addAttribute("problem", refused.getMessage());
        }
    }
}
