package io.mirrordesk.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CallLimitTest {

    private final CallLimit limit = new CallLimit(1, 3);

    @Test
    void refusesTheCallsOfOnePersonAboveTheRateAndSaysWhenToComeBack() throws Exception {
        for (int call = 0; call < 3; call++) {
            assertThat(call("requester", "/api/v1/me").getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = call("requester", "/api/v1/me");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString())
                .contains("\"type\":\"urn:mirrordesk:problem:too-many-requests\"")
                .contains("You may send 1 calls a second: wait a second and send it again.");
    }

    @Test
    void leavesOtherPeopleAndPagesAlone() throws Exception {
        for (int call = 0; call < 4; call++) {
            call("requester", "/api/v1/me");
        }
        assertThat(call("admin", "/api/v1/me").getStatus()).isEqualTo(200);
        assertThat(call("requester", "/requests").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse call(String person, String path) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setUserPrincipal(() -> person);
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
