package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.portal.rest.RequestJson.PreviewJson;
import io.mirrordesk.request.Comment;
import io.mirrordesk.request.PolicyForecasts;
import io.mirrordesk.request.Preview;
import io.mirrordesk.request.RequestDraft;
import io.mirrordesk.request.RequestLists;
import io.mirrordesk.request.RequestQuery;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.request.Requests;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/requests")
class RequestApi {

    private final Requests requests;
    private final RequestLists lists;
    private final RequestResources resources;
    private final PolicyForecasts policies;
    private final CurrentPerson current;

    RequestApi(
            Requests requests,
            RequestLists lists,
            RequestResources resources,
            PolicyForecasts policies,
            CurrentPerson current) {
        this.requests = requests;
        this.lists = lists;
        this.resources = resources;
        this.policies = policies;
        this.current = current;
    }

    record Approval(@Nullable String planHash) {}

    record Rejection(@Nullable String reason) {}

    record Said(@Nullable String text) {}

    @GetMapping
    Slice<RequestJson> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate since,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        RequestQuery query = new RequestQuery(state(state), author, null, q, limit, cursor)
                .in(registry(registry))
                .filedSince(since);
        Slice<RequestView> found = lists.find(query);
        return new Slice<>(resources.of(found.items()), found.next(), found.total(), found.totalIsExact());
    }

    @PostMapping
    ResponseEntity<RequestJson> file(@RequestBody RequestDraft draft) {
        RequestView filed = requests.file(draft, current.require());
        return ResponseEntity.created(URI.create("/api/v1/requests/" + filed.id()))
                .body(resources.of(filed));
    }

    @PostMapping("/preview")
    PreviewJson preview(@RequestBody RequestDraft draft) {
        Preview preview = requests.preview(draft, current.require());
        return new PreviewJson(PlanJson.of(preview.plan()).with(policies.of(preview.plan())), preview.warnings());
    }

    @GetMapping("/{id}")
    RequestJson get(@PathVariable long id) {
        return resources.of(requests.get(id));
    }

    /** The steps of the plan. Plans of this size are one page. */
    @GetMapping("/{id}/plan")
    Slice<PlanJson.StepJson> plan(@PathVariable long id) {
        return Slice.whole(PlanJson.of(requests.get(id)).steps());
    }

    @PostMapping("/{id}/approve")
    RequestJson approve(@PathVariable long id, @RequestBody Approval approval) {
        if (approval.planHash() == null || approval.planHash().isBlank()) {
            throw InvalidInput.at(
                    "planHash", "Send the hash of the plan that you read: a decision binds exactly one plan.");
        }
        return resources.of(requests.approve(id, current.require(), approval.planHash()));
    }

    @PostMapping("/{id}/reject")
    RequestJson reject(@PathVariable long id, @RequestBody Rejection rejection) {
        return resources.of(requests.reject(id, current.require(), rejection.reason()));
    }

    @PostMapping("/{id}/withdraw")
    RequestJson withdraw(@PathVariable long id) {
        return resources.of(requests.withdraw(id, current.require()));
    }

    @PostMapping("/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    Comment comment(@PathVariable long id, @RequestBody Said said) {
        return requests.comment(id, current.require(), said.text());
    }

    private static @Nullable RegistryId registry(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : RegistryId.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw InvalidInput.at("registry", String.valueOf(invalid.getMessage()));
        }
    }

    private static @Nullable RequestState state(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        List<RequestState> states = List.of(RequestState.values());
        return states.stream()
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.at(
                        "state",
                        "“" + word + "” is no state of a request. Use one of " + Arrays.toString(RequestState.values())
                                + "."));
    }
}
