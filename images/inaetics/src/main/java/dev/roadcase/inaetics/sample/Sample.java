package dev.roadcase.inaetics.sample;

/**
 * One measurement.
 *
 * @param time when it was made, in milliseconds since 1970
 * @param value1 from −100 to 100
 * @param value2 from −100 to 100
 */
public record Sample(long time, double value1, double value2) {
    /** No value is further from 0 than this. */
    public static final double LARGEST = 100;

    public Sample {
        require(value1);
        require(value2);
    }

    private static void require(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("a sample's value that is not between -100 and 100: " + value);
        }
    }
}
