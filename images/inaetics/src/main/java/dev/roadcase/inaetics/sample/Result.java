package dev.roadcase.inaetics.sample;

/**
 * What a processor made of a sample.
 *
 * @param time when it was made, in milliseconds since 1970
 * @param value the sum of the sample's values
 */
public record Result(long time, double value, Sample sample) {

    /** Processes a sample. */
    public static Result of(Sample sample, long time) {
        return new Result(time, sample.value1() + sample.value2(), sample);
    }
}
