package io.mirrordesk.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.desired.Expiry.Urgency;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long before its end a credential begins to remind. */
class ExpiryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource({"31, LATER", "30, MONTH", "8, MONTH", "7, WEEK", "2, WEEK", "1, DAY", "0, DAY", "-1, OVER", "-400, OVER"
    })
    void remindsThirtySevenAndOneDaysBefore(int days, Urgency urgency) {
        Expiry expiry = Expiry.of(TODAY.plusDays(days), TODAY);

        assertThat(expiry.urgency()).isEqualTo(urgency);
        assertThat(expiry.daysLeft()).isEqualTo(days);
        assertThat(expiry.isNear()).isEqualTo(days <= 30);
    }

    @Property
    void isNeverLessUrgentADayLater(@ForAll @IntRange(min = -1000, max = 1000) int days) {
        Urgency today = Expiry.of(TODAY.plusDays(days), TODAY).urgency();
        Urgency tomorrow = Expiry.of(TODAY.plusDays(days), TODAY.plusDays(1)).urgency();

        assertThat(tomorrow).isGreaterThanOrEqualTo(today);
    }
}
