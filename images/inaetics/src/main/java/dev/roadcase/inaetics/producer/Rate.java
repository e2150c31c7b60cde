package dev.roadcase.inaetics.producer;

import dev.roadcase.inaetics.registration.Orders;
import java.util.OptionalInt;

/** How many samples a second: {@link #FIRST} until the first order, then the ordered part of {@link #LARGEST}. */
final class Rate {
    static final int FIRST = 100;
    static final int LARGEST = 1000;

    private volatile int ordered = -1;

    void order(Orders orders) {
        ordered = orders.productionRate();
    }

    int perSecond() {
        int percent = ordered;
        return percent < 0 ? FIRST : LARGEST * percent / 100;
    }

    OptionalInt percent() {
        int percent = ordered;
        return percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent);
    }
}
