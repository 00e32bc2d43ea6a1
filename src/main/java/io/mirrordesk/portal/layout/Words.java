package io.mirrordesk.portal.layout;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says sizes, times and digests the way pages do. Times are UTC; what lies within a month is said as an age. */
@Component("words")
class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final MessageSource messages;
    private final Clock clock;

    Words(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** {@code 182 MB}: decimal units, one digit after the point below ten. */
    public String bytes(long size) {
        return Numbers.bytes(size);
    }

    /** {@code 12,345}. */
    public String count(long number) {
        return Numbers.count(number);
    }

    /** {@code 960 USD}, with cents below a hundred. */
    public String usd(BigDecimal amount) {
        return Numbers.usd(amount);
    }

    /** {@code 2 h ago}, or the day when it is more than a month away. */
    public String ago(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        if (age.toMinutes() < 1) {
            return say("ago.now");
        }
        if (age.toHours() < 1) {
            return say("ago.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return say("ago.hours", age.toHours());
        }
        return age.toDays() < 31 ? say("ago.days", age.toDays()) : day(at);
    }

    /** {@code 23 Nov 2026}. */
    public String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 23 Nov 2026}. */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 23 Nov 2026, 12:02:31 UTC}. */
    public String exactly(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 12:02:31} on the day itself, else with the day. */
    public String time(Instant at) {
        boolean today = day(at).equals(day(clock.instant()));
        return today
                ? TIME.format(at.atOffset(ZoneOffset.UTC))
                : day(at) + " " + TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code 0.4 s} or {@code 212 ms} between two instants, up to now while it lasts. */
    public String took(Instant from, @Nullable Instant to) {
        long millis = Duration.between(from, to == null ? clock.instant() : to).toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ENGLISH, "%.1f s", millis / 1000d);
    }

    /** {@code 4.2 s}, {@code 12 min}, {@code 3.5 h} or {@code 2.1 days}: how long something takes. */
    public String lasting(Duration duration) {
        double seconds = duration.toMillis() / 1000d;
        if (seconds < 60) {
            return say("lasting.seconds", seconds);
        }
        if (seconds < 3600) {
            return say("lasting.minutes", seconds / 60);
        }
        return seconds < 48 * 3600 ? say("lasting.hours", seconds / 3600) : say("lasting.days", seconds / 86_400);
    }

    /** {@code sha256:9b1c…e47d}: enough of a hash to compare by eye. */
    public String hash(String hash) {
        int start = hash.indexOf(':') + 1;
        return hash.length() - start <= 12
                ? hash
                : hash.substring(0, start + 4) + "…" + hash.substring(hash.length() - 4);
    }

    /** What somebody did, in the past tense, such as {@code created the rule}; an action without words is named. */
    public String did(String action) {
        return String.valueOf(messages.getMessage("did." + action, null, action, Locale.ENGLISH));
    }

    /** The value of a filter as its list says it, such as {@code does not conform} for {@code conforms=false}. */
    public String chosen(String filter, String value) {
        return String.valueOf(messages.getMessage(filter + "." + value, null, value, Locale.ENGLISH));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ENGLISH);
    }
}
