package dev.roadcase.inaetics.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.registration.Orders;
import org.junit.jupiter.api.Test;

class RateTest {
    private final Rate rate = new Rate();

    @Test
    void startsAtAHundredASecond() {
        assertThat(rate.perSecond()).isEqualTo(100);
        assertThat(rate.percent()).isEmpty();
    }

    @Test
    void followsOrdersFromNothingToAThousand() {
        rate.order(new Orders(5, false));
        assertThat(rate.perSecond()).isEqualTo(50);
        rate.order(new Orders(100, false));
        assertThat(rate.perSecond()).isEqualTo(1000);
        rate.order(new Orders(0, false));
        assertThat(rate.perSecond()).isZero();
        assertThat(rate.percent()).hasValue(0);
    }
}
