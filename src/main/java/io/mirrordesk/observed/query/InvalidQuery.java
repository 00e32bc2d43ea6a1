package io.mirrordesk.observed.query;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A filter that cannot be read, with every place at fault. */
public final class InvalidQuery extends Problem {

    private final String text;
    private final List<Fault> faults;

    InvalidQuery(String text, List<Fault> faults) {
        super(
                Kind.INVALID,
                "invalid-request",
                faults.size() == 1 ? faults.getFirst().sentence() : faults.size() + " filters need a correction.");
        this.text = text;
        this.faults = List.copyOf(faults);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** In the order of the text; never empty. */
    public List<Fault> faults() {
        return faults;
    }

    /** The text with every fault replaced for which there is a likely replacement; empty when there is for none. */
    public Optional<String> corrected() {
        List<Fault> replaceable =
                faults.stream().filter(fault -> fault.replacement() != null).toList();
        String corrected = text;
        for (Fault fault : replaceable.reversed()) {
            corrected = fault.corrected(corrected);
        }
        return replaceable.isEmpty() ? Optional.empty() : Optional.of(corrected);
    }

    @Override
    public List<FieldError> errors() {
        return faults.stream()
                .map(fault -> new FieldError("q", fault.sentence()))
                .toList();
    }

    /** The faults with their places, and the whole text as it is proposed. */
    @Override
    public Map<String, Object> extensions() {
        return Map.of("faults", faults.stream().map(this::place).toList());
    }

    private Place place(Fault fault) {
        return new Place(
                fault.offset(),
                fault.length(),
                fault.message(),
                fault.expected(),
                fault.replacement() == null ? null : fault.corrected(text));
    }

    /** @param proposal the whole text, corrected at this place; null when there is no likely one */
    private record Place(
            int offset,
            int length,
            String message,
            String expected,
            @Nullable String proposal) {}
}
