package io.mirrordesk.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may pull through a mirror. In JSON it is an object with one member, such as {@code {"account": "444455556666"}}; as text
 * {@code account:444455556666}.
 *
 * @param value an organization's id, a path below one, an account's id, or the ARN of a role or user
 */
public record AccessGrant(Kind kind, String value) {

    /** What a grant names. */
    public enum Kind {
        /** Every account of an AWS organization. */
        ORGANIZATION(
                "organization",
                "o-[a-z0-9]{10,32}",
                "the id of an organization: o- and 10 to 32 lower-case letters or digits, such as o-a1b2c3d4e5"),
        /**
         * The accounts of one organizational unit; with {@code *} at the end also those of the units below it.
         *
         * @see <a
         *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths">aws:PrincipalOrgPaths</a>
         */
        ORGANIZATION_PATH(
                "organizationPath",
                "o-[a-z0-9]{10,32}/r-[a-z0-9]{4,32}/(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}/)*\\*?",
                "a path in an organization that ends in “/”, or in “/*” to include the units below, such as"
                        + " o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"),
        /** Every principal of an account. */
        ACCOUNT("account", "[0-9]{12}", "the id of an account: 12 digits"),
        /** One role or user. */
        PRINCIPAL(
                "principal",
                "arn:aws(?:-[a-z]+)*:iam::([0-9]{12}):(?:role|user)/[\\w+=,.@/-]*[\\w+=,.@-]",
                "the ARN of a role or user, such as arn:aws:iam::444455556666:role/build");

        private final String word;
        private final Pattern pattern;
        private final String expected;

        Kind(String word, String pattern, String expected) {
            this.word = word;
            this.pattern = Pattern.compile(pattern);
            this.expected = expected;
        }

        /** The member of the API that holds a grant of this kind. */
        public String word() {
            return word;
        }

        private static Kind ofWord(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new InvalidAccessGrant(
                                    "“" + word
                                            + "” is not a kind of grant. Grant to an organization, organizationPath, account or principal."));
        }
    }

    /** @throws InvalidAccessGrant unless the value is one of its kind */
    public AccessGrant {
        if (!kind.pattern.matcher(value).matches()) {
            throw new InvalidAccessGrant("“" + (value.length() <= 200 ? value : value.substring(0, 200) + "…")
                    + "” is not " + kind.expected + ".");
        }
    }

    /** @param id such as {@code o-a1b2c3d4e5} */
    public static AccessGrant organization(String id) {
        return new AccessGrant(Kind.ORGANIZATION, id);
    }

    /** @param path such as {@code o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/} */
    public static AccessGrant organizationPath(String path) {
        return new AccessGrant(Kind.ORGANIZATION_PATH, path);
    }

    /** @param id 12 digits */
    public static AccessGrant account(String id) {
        return new AccessGrant(Kind.ACCOUNT, id);
    }

    /** @param arn of a role or user */
    public static AccessGrant principal(String arn) {
        return new AccessGrant(Kind.PRINCIPAL, arn);
    }

    /** The inverse of {@link #toString()}. */
    public static AccessGrant parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidAccessGrant(
                    "“" + text + "” is not a grant. Write its kind and value, such as account:444455556666.");
        }
        return new AccessGrant(Kind.ofWord(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Reads the API's form, an object with one member. */
    @JsonCreator
    public static AccessGrant of(Map<String, String> json) {
        if (json.size() != 1) {
            throw new InvalidAccessGrant(
                    "A grant names exactly one of organization, organizationPath, account or principal; this names "
                            + json.size() + ".");
        }
        Map.Entry<String, String> member = json.entrySet().iterator().next();
        return new AccessGrant(Kind.ofWord(member.getKey()), member.getValue());
    }

    /** Writes the API's form. */
    @JsonValue
    public Map<String, String> toJson() {
        return Map.of(kind.word, value);
    }

    /**
     * Whether somebody of these accounts, organizations and paths is granted access. A grant to a principal counts for the account
     * that it belongs to.
     */
    public boolean covers(Set<String> accounts, Set<String> organizationIds, Set<String> organizationPaths) {
        return switch (kind) {
            case ORGANIZATION -> organizationIds.contains(value);
            case ORGANIZATION_PATH -> organizationPaths.stream().anyMatch(this::reaches);
            case ACCOUNT -> accounts.contains(value);
            case PRINCIPAL -> accounts.contains(accountOfPrincipal());
        };
    }

    @Override
    public String toString() {
        return kind.word + ":" + value;
    }

    private boolean reaches(String path) {
        return value.endsWith("*") ? path.startsWith(value.substring(0, value.length() - 1)) : path.equals(value);
    }

    private String accountOfPrincipal() {
        Matcher arn = kind.pattern.matcher(value);
        return arn.matches() ? arn.group(1) : "";
    }
}
