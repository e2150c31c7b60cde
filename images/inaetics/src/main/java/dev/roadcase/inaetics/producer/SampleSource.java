package dev.roadcase.inaetics.producer;

import dev.roadcase.inaetics.sample.Sample;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes samples with values of chance. */
final class SampleSource {
    private final Clock clock;
    private final SplittableRandom chance;

    SampleSource(Clock clock, SplittableRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    List<Sample> next(int count) {
        return Stream.generate(this::sample).limit(count).toList();
    }

    private Sample sample() {
        return new Sample(clock.millis(), value(), value());
    }

    private double value() {
        return chance.nextDouble(-Sample.LARGEST, Sample.LARGEST);
    }
}
