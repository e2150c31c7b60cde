package dev.roadcase.inaetics.scaling;

/**
 * How many replicas a controller has been asked for.
 *
 * @param controller its name
 * @param version of what was read, so that a write says no where somebody else has written meanwhile
 */
public record Scale(String controller, int replicas, String version) {
    public Scale {
        if (replicas < 0) {
            throw new IllegalArgumentException(controller + " with " + replicas + " replicas");
        }
    }
}
