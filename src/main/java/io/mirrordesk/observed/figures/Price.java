package io.mirrordesk.observed.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What storage costs.
 *
 * @param pricePerGbMonth {@code mirrordesk.price-per-gb-month}: USD for a gigabyte in a private repository for a month
 *     (<a href="https://aws.amazon.com/ecr/pricing/">Amazon ECR pricing</a>)
 */
@ConfigurationProperties("mirrordesk")
record Price(@DefaultValue("0.10") BigDecimal pricePerGbMonth) {

    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000L);
    private static final int CENTS = 2;

    /** In USD, to the cent. */
    BigDecimal ofMonth(long bytes) {
        return pricePerGbMonth.multiply(BigDecimal.valueOf(bytes)).divide(GIGABYTE, CENTS, RoundingMode.HALF_UP);
    }
}
