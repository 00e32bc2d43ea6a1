package io.mirrordesk.portal.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Steps that stand beside each other and act on one subject, so that a long plan reads as a short list of things.
 *
 * @param steps at least one, in the order of the plan
 */
public record StepGroup(List<StepView> steps) {

    private static final List<String> RISKS = List.of("SAFE", "REPLACES", "DESTROYS");

    public StepGroup {
        steps = List.copyOf(steps);
    }

    static List<StepGroup> of(List<StepView> steps) {
        List<List<StepView>> groups = new ArrayList<>();
        for (StepView step : steps) {
            boolean further =
                    !groups.isEmpty() && groups.getLast().getFirst().subject().equals(step.subject());
            if (!further) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(step);
        }
        return groups.stream().map(StepGroup::new).toList();
    }

    public boolean single() {
        return steps.size() == 1;
    }

    public StepView first() {
        return steps.getFirst();
    }

    /** {@code 2–5}, the numbers of its steps. */
    public String numbers() {
        return single()
                ? "" + first().index()
                : first().index() + "–" + steps.getLast().index();
    }

    /** The subject without its type. */
    public String name() {
        return first().subject().substring(first().subject().indexOf(':') + 1);
    }

    /** The kinds of its steps, each a message {@code kind.…}. */
    public List<String> kinds() {
        return steps.stream().map(StepView::kind).distinct().toList();
    }

    /** The worst of its steps'. */
    public String risk() {
        return RISKS.get(steps.stream()
                .mapToInt(step -> RISKS.indexOf(step.risk()))
                .max()
                .orElse(0));
    }

    /** UNDONE, FAILED or RUNNING if a step is, SUCCEEDED when all are done, else PENDING. */
    public String state() {
        List<String> states = steps.stream().map(StepGroup::state).toList();
        return Stream.of("UNDONE", "FAILED", "RUNNING")
                .filter(states::contains)
                .findFirst()
                .orElse(states.stream().allMatch(StepGroup::isDone) ? "SUCCEEDED" : "PENDING");
    }

    /** How many of its steps are done. */
    public long done() {
        return steps.stream().filter(step -> isDone(state(step))).count();
    }

    private static String state(StepView step) {
        StepProgress progress = step.progress();
        return progress == null ? "PENDING" : progress.state();
    }

    private static boolean isDone(String state) {
        return state.equals("SUCCEEDED") || state.equals("SKIPPED");
    }
}
