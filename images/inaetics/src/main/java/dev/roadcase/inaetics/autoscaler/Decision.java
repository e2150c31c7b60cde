package dev.roadcase.inaetics.autoscaler;

import java.util.Locale;

/**
 * What the algorithm says.
 *
 * @param level of the queue, in percent
 * @param slope of the queue, in percent a second
 * @param current how many processors are requested
 * @param requested how many shall be
 */
public record Decision(double level, double slope, Trend trend, int current, int requested) {
    /** Whether a bound keeps it from what the trend asks for. */
    public boolean isClamped() {
        return current + trend.step() != requested;
    }

    /** Rounded before it is formatted, which would write a minus before zero. */
    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** For people: what was seen, and what follows. */
    public String words() {
        String seen =
                String.format(Locale.ROOT, "queue at %.1f %%, %+.1f %%/s: it %s", level, tenths(slope), trend.words());
        String done = current == requested ? ", stay at " + current : ", " + current + " → " + requested;
        return seen + done + (isClamped() ? " (not " + (current + trend.step()) + ": that is the bound)" : "");
    }
}
