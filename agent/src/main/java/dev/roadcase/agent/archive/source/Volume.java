package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.format.Digest;

/**
 * One file of a set that together holds a bundle.
 *
 * @param name of the file: the bundle's, and the volume's number with three digits
 * @param size in bytes, at least 1
 * @param digest of the file
 */
public record Volume(String name, long size, Digest digest) {
    /** What three digits can count. */
    public static final int MOST = 999;

    public Volume {
        if (size < 1 || size > VolumeList.LARGEST) {
            throw new IllegalArgumentException("a volume of " + size + " bytes");
        }
    }

    /** The name of a bundle's volume of this number, from 1. */
    public static String name(String bundle, int number) {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("not the number of a volume: " + number);
        }
        return bundle + ".%03d".formatted(number);
    }
}
