package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {

    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    @ParameterizedTest
    @ValueSource(
            strings = {"AES256", "KMS", "KMS_DSSE", KEY, "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-1"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Encryption.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aes256",
                "alias/mine",
                "1234abcd-12ab-34cd-56ef-1234567890ab",
                "arn:aws:kms:eu-central-1:111122223333:alias/mine",
                "arn:aws:kms:eu-central-1:1111:key/one"
            })
    void refusesWhatIsNoEncryptionWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Encryption.parse(text))
                .withMessageStartingWith("“" + text + "” is no encryption. Use AES256, KMS, or the ARN of a key");
    }

    /** ECR names the key that AWS keeps for it, which its ARN does not tell from another. */
    @Test
    void anyKeyWillDoWhereNoneIsWanted() {
        Encryption observed = Encryption.observed("KMS", KEY);

        assertThat(observed.satisfies(Encryption.KMS)).isTrue();
        assertThat(observed.satisfies(Encryption.parse(KEY))).isTrue();
        assertThat(observed.satisfies(Encryption.parse(KEY + "c"))).isFalse();
        assertThat(observed.satisfies(Encryption.AES256)).isFalse();
        assertThat(Encryption.AES256.satisfies(Encryption.KMS)).isFalse();
    }

    @Test
    void twoLayersAreNeitherOfTheOthers() {
        Encryption observed = Encryption.observed("KMS_DSSE", KEY);

        assertThat(observed).hasToString("KMS_DSSE");
        assertThat(observed.satisfies(Encryption.KMS)).isFalse();
    }

    @Test
    void knowsTheRegionOfItsKey() {
        assertThat(Encryption.parse(KEY).region()).contains("eu-central-1");
        assertThat(Encryption.KMS.region()).isEmpty();
    }
}
