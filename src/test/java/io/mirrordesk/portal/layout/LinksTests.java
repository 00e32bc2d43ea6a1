package io.mirrordesk.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class LinksTests {

    private final Links links = new Links();

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void keepTheOtherFiltersAndStartAgainAtTheFirstPage() {
        visit("/requests", "q=a%26b&cursor=xyz");
        assertThat(links.with("state", "DONE")).isEqualTo("/requests?q=a%26b&state=DONE");
    }

    @Test
    void encodeWhatAPersonTyped() {
        visit("/requests", "");
        assertThat(links.with("q", "a&b=c #1")).isEqualTo("/requests?q=a%26b%3Dc%20%231");
    }

    @Test
    void takeOneFilterAway() {
        visit("/requests", "q=a&state=DONE");
        assertThat(links.without("state")).isEqualTo("/requests?q=a");
    }

    @Test
    void stayOnThePageWhenARecordIsOpened() {
        visit("/audit", "cursor=xyz");
        assertThat(links.on("open", 7)).isEqualTo("/audit?cursor=xyz&open=7");
    }

    @Test
    void turnTheSortRoundWhenItIsChosenAgain() {
        visit("/repositories", "sort=-size");
        assertThat(links.sorted("size")).isEqualTo("descending");
        assertThat(links.sort("size")).isEqualTo("/repositories?sort=size");
        assertThat(links.sort("name")).isEqualTo("/repositories?sort=-name");
    }

    private static void visit(String path, String query) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            request.addParameter(parts[0], parts.length > 1 ? parts[1] : "");
        }
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
