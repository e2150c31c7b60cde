package dev.roadcase.inaetics.autoscaler;

import dev.roadcase.inaetics.settings.Settings;

/** How many processors there shall be: a function of what is seen, and of nothing else. */
public final class Algorithm {
    private static final double MILLIS = 1000;

    private Algorithm() {}

    /**
     * Decides.
     *
     * @param level of the queue now, in percent
     * @param before its level a poll earlier
     * @param current how many processors are requested
     */
    public static Decision decide(Settings settings, double level, double before, int current) {
        double slope = (level - before) * MILLIS / settings.poll().toMillis();
        Trend trend = trend(settings, level, slope);
        int requested = Math.min(Math.max(1, current + trend.step()), settings.processorsMax());
        return new Decision(level, slope, trend, current, requested);
    }

    private static Trend trend(Settings settings, double level, double slope) {
        if (slope > settings.slope2()) {
            return Trend.RISES_FAST;
        }
        if (slope > settings.slope1()) {
            return Trend.RISES;
        }
        return slope > -settings.slope1() ? steady(settings, level) : falling(settings, level, slope);
    }

    private static Trend steady(Settings settings, double level) {
        if (level < settings.barrierLow()) {
            return Trend.STEADY_LOW;
        }
        return level > settings.barrierHigh() ? Trend.STEADY_HIGH : Trend.STEADY;
    }

    private static Trend falling(Settings settings, double level, double slope) {
        if (level >= settings.barrierHigh()) {
            return Trend.FALLS_HIGH;
        }
        return slope > -settings.slope2() ? Trend.FALLS : Trend.FALLS_FAST;
    }
}
