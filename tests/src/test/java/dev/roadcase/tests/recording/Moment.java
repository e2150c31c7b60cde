package dev.roadcase.tests.recording;

import java.util.Locale;

/**
 * What was to be seen of the demonstrator at one moment.
 *
 * @param seconds since the recording began
 * @param queue how full it was, in percent
 * @param production the rate that producers were told, in percent
 * @param requested processors
 * @param registered processors
 * @param produced samples a second, since the moment before
 * @param stored samples a second, since the moment before
 */
public record Moment(
        double seconds, double queue, int production, int requested, int registered, double produced, double stored) {
    static final String HEAD = "seconds,queue,production,requested,registered,produced,stored";

    String csv() {
        return String.format(
                Locale.ROOT,
                "%.1f,%.2f,%d,%d,%d,%.0f,%.0f",
                seconds,
                queue,
                production,
                requested,
                registered,
                produced,
                stored);
    }

    static Moment read(String[] words) {
        return new Moment(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                Double.parseDouble(words[5]),
                Double.parseDouble(words[6]));
    }
}
