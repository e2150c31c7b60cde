package dev.roadcase.inaetics.coordinator;

import dev.roadcase.inaetics.registration.Orders;
import java.util.OptionalInt;

/** The rate that producers are told. A coordinator that was started again takes it over from one of them. */
final class ProductionRate {
    /** In percent, until somebody sets another. */
    static final int FIRST = 5;

    private OptionalInt set = OptionalInt.empty();

    synchronized int percent() {
        return set.orElse(FIRST);
    }

    /** @throws IllegalArgumentException unless it is from 0 to 100 */
    synchronized void set(int percent) {
        set = OptionalInt.of(Orders.requireRate(percent));
    }

    synchronized void takeOver(OptionalInt told) {
        set = set.isPresent() ? set : told;
    }
}
