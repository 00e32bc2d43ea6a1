package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Action;
import io.mirrordesk.lifecycle.LifecycleRule.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the text of a policy: its shape here, a selection in {@link SelectionGrammar}, what rules ask of each other in {@link RuleSet}. */
final class LifecycleGrammar {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Faults faults = new Faults();

    private LifecycleGrammar() {}

    static List<LifecycleRule> read(String text) {
        LifecycleGrammar grammar = new LifecycleGrammar();
        List<LifecycleRule> rules = grammar.readRules(text);
        grammar.faults.throwIfAny();
        RuleSet.check(rules, grammar.faults);
        grammar.checkLength(text);
        grammar.faults.throwIfAny();
        return rules;
    }

    private List<LifecycleRule> readRules(String text) {
        Optional<ObjectNode> policy = tree(text);
        if (policy.isEmpty()) {
            return List.of();
        }
        Members members = new Members(policy.get(), "", faults);
        List<LifecycleRule> rules = new ArrayList<>();
        if (members.required("rules") instanceof ArrayNode array
                && !array.isEmpty()
                && array.size() <= LifecyclePolicy.MAX_RULES) {
            for (int i = 0; i < array.size(); i++) {
                readRule(array.get(i), "rules[" + i + "]").ifPresent(rules::add);
            }
        } else if (policy.get().has("rules")) {
            faults.add("rules", "A lifecycle policy has a list of 1 to " + LifecyclePolicy.MAX_RULES + " rules.");
        }
        members.refuseOthers();
        return rules;
    }

    private Optional<ObjectNode> tree(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return Optional.of(object);
            }
            faults.add("", "A lifecycle policy is a JSON object with a list of rules; this text is not an object.");
        } catch (JacksonException malformed) {
            String where = malformed.getLocation() == null
                    ? ""
                    : " at line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr();
            faults.add(
                    "", "The lifecycle policy is not valid JSON" + where + ": " + malformed.getOriginalMessage() + ".");
        }
        return Optional.empty();
    }

    private Optional<LifecycleRule> readRule(JsonNode node, String path) {
        if (!(node instanceof ObjectNode object)) {
            faults.add(path, "A rule is an object with rulePriority, selection and action.");
            return Optional.empty();
        }
        int faultsBefore = faults.count();
        Members members = new Members(object, path, faults);
        int priority = members.positive("rulePriority");
        String description = members.text("description");
        Optional<Action> action = members.object("action").flatMap(this::readAction);
        Optional<Selection> selection =
                members.object("selection").flatMap(selected -> SelectionGrammar.read(selected, action, faults));
        members.refuseOthers();
        return faults.count() > faultsBefore
                ? Optional.empty()
                : selection.flatMap(found -> action.map(does -> new LifecycleRule(priority, description, found, does)));
    }

    private Optional<Action> readAction(Members members) {
        Optional<Action> action = members.word("type", Action.values(), value -> Members.lower(value));
        JsonNode target = members.optional("targetStorageClass");
        if (action.filter(Action.TRANSITION::equals).isPresent() && !"archive".equals(target.asString(""))) {
            members.fault("targetStorageClass", "A transition needs the targetStorageClass “archive”.");
        }
        if (action.filter(Action.EXPIRE::equals).isPresent() && !target.isMissingNode()) {
            members.fault("targetStorageClass", "Images that expire have no targetStorageClass. Leave it out.");
        }
        members.refuseOthers();
        return action;
    }

    private void checkLength(String text) {
        if (text.length() > LifecyclePolicy.MAX_LENGTH || text.length() < LifecyclePolicy.MIN_LENGTH) {
            faults.add(
                    "",
                    "The lifecycle policy has " + text.length() + " characters; ECR takes " + LifecyclePolicy.MIN_LENGTH
                            + " to " + LifecyclePolicy.MAX_LENGTH + ".");
        }
    }
}
