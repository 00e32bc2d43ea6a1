package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;

/** GetRandomPassword. */
final class PasswordOperations {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final SecureRandom random = new SecureRandom();

    void addTo(Operations operations) {
        operations.on("GetRandomPassword", GetRandomPasswordRequest::builder, this::password);
    }

    private SdkPojo password(Caller caller, GetRandomPasswordRequest request) {
        long length = Objects.requireNonNullElse(request.passwordLength(), 32L);
        if (length < 1 || length > 4096) {
            throw SecretErrors.invalidParameter("PasswordLength must be between 1 and 4096.");
        }
        List<String> types = types(request);
        if (types.isEmpty()) {
            throw SecretErrors.invalidParameter("The password has no characters to be made of.");
        }
        boolean each = !Boolean.FALSE.equals(request.requireEachIncludedType());
        if (each && length < types.size()) {
            throw SecretErrors.invalidParameter("The password length is too short based on the required types.");
        }
        return GetRandomPasswordResponse.builder()
                .randomPassword(draw((int) length, each ? types : List.of(), String.join("", types)))
                .build();
    }

    /** The included types of characters without the excluded characters; a type that has none left is not included. */
    private static List<String> types(GetRandomPasswordRequest request) {
        String excluded = Objects.requireNonNullElse(request.excludeCharacters(), "");
        List<String> types = new ArrayList<>();
        addUnless(request.excludeLowercase(), LOWER, types);
        addUnless(request.excludeUppercase(), UPPER, types);
        addUnless(request.excludeNumbers(), DIGITS, types);
        addUnless(request.excludePunctuation(), PUNCTUATION, types);
        addUnless(!Boolean.TRUE.equals(request.includeSpace()), " ", types);
        return types.stream()
                .map(type -> without(type, excluded))
                .filter(type -> !type.isEmpty())
                .toList();
    }

    private static void addUnless(@Nullable Boolean left, String type, List<String> types) {
        if (!Boolean.TRUE.equals(left)) {
            types.add(type);
        }
    }

    private static String without(String type, String excluded) {
        return type.chars()
                .filter(character -> excluded.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private String draw(int length, List<String> required, String all) {
        List<Character> characters = new ArrayList<>();
        required.forEach(type -> characters.add(type.charAt(random.nextInt(type.length()))));
        while (characters.size() < length) {
            characters.add(all.charAt(random.nextInt(all.length())));
        }
        Collections.shuffle(characters, random);
        return characters.stream().map(String::valueOf).collect(Collectors.joining());
    }
}
