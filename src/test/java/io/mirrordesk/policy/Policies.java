package io.mirrordesk.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Policy documents of many shapes, and what ECR might make of them. */
final class Policies {

    private Policies() {}

    /** Documents with up to five statements {@code Foreign0…}, odd spacing and texts that try to mislead a splicer. */
    static Arbitrary<String> documents() {
        return statement()
                .list()
                .ofMaxSize(5)
                .flatMap(statements -> Combinators.combine(space(), space(), version())
                        .as((inside, between, version) -> document(statements, inside, between, version)));
    }

    static Arbitrary<String> space() {
        return Arbitraries.of("", " ", "\n  ", "\t\r\n");
    }

    /** The same policy with keys, lists and accounts written differently. */
    static String rewritten(String document, long seed) {
        return shuffled(JsonText.MAPPER.readTree(document), "", new Random(seed))
                .toString();
    }

    private static String document(List<String> statements, String inside, String between, String version) {
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            numbered.add(statements.get(i).replace("%", Integer.toString(i)));
        }
        String list = String.join(inside + "," + between, numbered);
        return between + "{" + version + inside + "\"Statement\"" + between + ":[" + inside + list + between + "]"
                + inside + "}" + between;
    }

    private static Arbitrary<String> version() {
        return Arbitraries.of(
                "", "\"Version\":\"2012-10-17\",", "\"Version\" : \"2008-10-17\" , \"Id\":\"]}, {\\\"Sid\\\"\",");
    }

    private static Arbitrary<String> statement() {
        Arbitrary<String> sid = Arbitraries.of("\"Sid\":\"Foreign%\",", "", "\"Sid\" : \"For\\u0065ign%\" ,");
        Arbitrary<String> principal = Arbitraries.of(
                "\"*\"",
                "{\"AWS\":\"111122223333\"}",
                "{\"AWS\":[\"arn:aws:iam::444455556666:root\",\"111122223333\"]}",
                "{\"Service\":\"lambda.amazonaws.com\", \"AWS\":\"*\"}");
        Arbitrary<String> action =
                Arbitraries.of("\"ecr:*\"", "[\"ecr:BatchGetImage\",\"ecr:CreateRepository\"]", "[]");
        Arbitrary<String> condition = Arbitraries.of(
                "",
                ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":true}}",
                ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":[\"o-b\",\"o-a\"]},\"StringLike\":{\"k\":\"}],\\\\\"}}");
        return Combinators.combine(sid, principal, action, condition, space())
                .as((s, p, a, c, w) -> "{" + w + s + "\"Effect\":\"Allow\"," + w + "\"Principal\":" + p + ",\"Action\":"
                        + a + w + c + "}");
    }

    private static JsonNode shuffled(JsonNode node, String key, Random random) {
        if (node instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>(object.propertyNames());
            Collections.shuffle(keys, random);
            ObjectNode result = JsonText.MAPPER.createObjectNode();
            keys.forEach(name -> result.set(name, shuffled(object.get(name), name, random)));
            return result;
        }
        if (node instanceof ArrayNode array) {
            List<JsonNode> elements = new ArrayList<>(array.valueStream()
                    .map(element -> shuffled(element, key, random))
                    .toList());
            Collections.shuffle(elements, random);
            if (elements.size() == 1 && random.nextBoolean()) {
                return elements.getFirst();
            }
            ArrayNode result = JsonText.MAPPER.createArrayNode();
            elements.forEach(result::add);
            return result;
        }
        boolean account =
                "AWS".equals(key) && node.isString() && node.stringValue().matches("[0-9]{12}");
        return account && random.nextBoolean()
                ? JsonText.MAPPER.getNodeFactory().stringNode("arn:aws:iam::" + node.stringValue() + ":root")
                : node;
    }
}
