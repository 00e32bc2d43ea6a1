package io.mirrordesk.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An IAM policy document as text. ECR keeps one registry policy and replaces it whole, so a statement is changed by splicing: every
 * other statement stays the exact characters that were read.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON policy
 *     language</a>
 */
public final class PolicyDocument {

    /** ECR refuses a longer registry or repository policy, counted in characters. */
    public static final int MAX_LENGTH = 10_240;

    private static final PolicyDocument EMPTY = parse("{\"Version\":\"2012-10-17\",\"Statement\":[]}");

    private final String text;
    private final StatementSpans spans;

    private PolicyDocument(String text) {
        this.text = text;
        this.spans = StatementSpans.of(text);
    }

    /** @throws InvalidPolicy with a sentence that says where the text is wrong */
    public static PolicyDocument parse(String text) {
        return new PolicyDocument(text);
    }

    /** A document without statements. ECR does not store one: instead, the policy is deleted. */
    public static PolicyDocument empty() {
        return EMPTY;
    }

    public String text() {
        return text;
    }

    public boolean isEmpty() {
        return spans.all().isEmpty();
    }

    /** Whether ECR would take the document as far as its length is concerned. */
    public boolean fits() {
        return text.length() <= MAX_LENGTH;
    }

    /** The {@code Sid}s in the order of the document; a statement without one has no name here. */
    public List<String> sids() {
        return spans.all().stream()
                .map(StatementSpans.Span::sid)
                .filter(sid -> !sid.isEmpty())
                .toList();
    }

    /** The exact text of every statement, in the order of the document. */
    public List<String> statements() {
        return spans.all().stream().map(span -> span.of(text)).toList();
    }

    /** The exact text of one statement. */
    public Optional<String> statement(String sid) {
        return spans.named(sid).map(span -> span.of(text));
    }

    /**
     * This document with one statement replaced where it is, or appended.
     *
     * @throws InvalidPolicy unless {@code statementJson} is an object whose {@code Sid} is {@code sid}
     */
    public PolicyDocument with(String sid, String statementJson) {
        String statement = statementJson.strip();
        CanonicalPolicy.requireStatement(sid, statement);
        return parse(spans.with(text, sid, statement));
    }

    /** This document without one statement; itself if there is none of that name. */
    public PolicyDocument without(String sid) {
        return spans.named(sid).map(span -> parse(spans.without(text, span))).orElse(this);
    }

    /**
     * The document in one form for all documents that mean the same, as compact JSON: statements, keys, principals, actions, resources and
     * values of conditions sorted, single values as lists, accounts by their id, the version written out.
     */
    public String canonical() {
        return CanonicalPolicy.ofDocument(text);
    }

    /** Whether ECR, which rewrites what it stores, could have made one of the other. */
    public boolean equivalentTo(PolicyDocument other) {
        return canonical().equals(other.canonical());
    }

    /**
     * The same for two statements.
     *
     * @throws InvalidPolicy if one of them is not an object
     */
    public static boolean equivalentStatements(String one, String other) {
        return CanonicalPolicy.ofStatement(one).equals(CanonicalPolicy.ofStatement(other));
    }

    /** Documents are equal if their text is; see {@link #equivalentTo} for their meaning. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDocument document && text.equals(document.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
