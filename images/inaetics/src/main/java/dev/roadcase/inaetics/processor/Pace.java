package dev.roadcase.inaetics.processor;

import java.time.Duration;

/**
 * How fast a processor works.
 *
 * @param batch how many samples it takes at once
 * @param pause after each batch
 * @param share the least time that a sample takes, on average over a batch, its way to the store included
 */
record Pace(int batch, Duration pause, Duration share) {
    /** What the pause has to be after so many samples took so long. */
    Duration pauseAfter(int samples, Duration elapsed) {
        Duration rest = share.multipliedBy(samples).minus(elapsed);
        return rest.compareTo(pause) > 0 ? rest : pause;
    }
}
