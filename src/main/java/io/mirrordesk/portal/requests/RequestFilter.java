package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.ActiveFilter;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.RequestQuery;
import io.mirrordesk.request.RequestState;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the address of the list of requests filters by; what is not understood filters nothing. */
record RequestFilter(
        @Nullable RequestState state,
        @Nullable String q,
        @Nullable RegistryId registry,
        @Nullable LocalDate since) {

    static RequestFilter of(
            @Nullable String state, @Nullable String q, @Nullable String registry, @Nullable String since) {
        return new RequestFilter(
                state(state),
                q == null || q.isBlank() ? null : q,
                registry(registry).orElse(null),
                day(since).orElse(null));
    }

    RequestQuery query(String view, Person person) {
        RequestQuery all =
                new RequestQuery(state, null, null, q, 25, null).in(registry).filedSince(since);
        return switch (view) {
            case "waiting" -> all.inState(RequestState.SUBMITTED).notBy(person.name());
            case "mine" -> all.by(person.name());
            default -> all;
        };
    }

    /** @param matches how many match this filter; null to say nothing of it */
    List<ActiveFilter> active(Function<RequestFilter, @Nullable Long> matches) {
        List<ActiveFilter> active = new ArrayList<>();
        add(active, "q", q, matches, new RequestFilter(state, null, registry, since));
        add(active, "state", state, matches, new RequestFilter(null, q, registry, since));
        add(active, "registry", registry, matches, new RequestFilter(state, q, null, since));
        add(active, "since", since, matches, new RequestFilter(state, q, registry, null));
        return active;
    }

    private static void add(
            List<ActiveFilter> active,
            String name,
            @Nullable Object value,
            Function<RequestFilter, @Nullable Long> matches,
            RequestFilter without) {
        if (value != null) {
            active.add(new ActiveFilter(name, value.toString(), matches.apply(without)));
        }
    }

    private static @Nullable RequestState state(@Nullable String word) {
        return Arrays.stream(RequestState.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static Optional<RegistryId> registry(@Nullable String text) {
        try {
            return Optional.ofNullable(text).filter(word -> !word.isBlank()).map(RegistryId::parse);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).filter(word -> !word.isBlank()).map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
