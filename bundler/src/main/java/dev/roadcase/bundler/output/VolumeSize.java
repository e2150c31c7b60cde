package dev.roadcase.bundler.output;

import dev.roadcase.agent.archive.source.Volume;
import dev.roadcase.agent.format.ByteAmount;
import dev.roadcase.agent.problem.Problem;

/**
 * How large the volumes of a bundle may be, all but the last of which have exactly this size.
 *
 * @param bytes at least {@link #LEAST}
 */
public record VolumeSize(long bytes) {
    /** Smaller ones are taken for a mistake: a demo would have thousands of them. */
    static final long LEAST = 64 << 10;
    /** FAT32 holds files of a byte less (Microsoft FAT specification, "DIR_FileSize"): a block less is taken. */
    private static final long FAT_LIMIT = 4L << 30;

    private static final long BLOCK = 4 << 10;

    /** The largest that FAT32 holds. */
    public static final VolumeSize OF_FAT32 = new VolumeSize(FAT_LIMIT - BLOCK);

    public VolumeSize {
        if (bytes < LEAST) {
            throw new IllegalArgumentException("a volume has at least " + LEAST + " bytes, not " + bytes);
        }
    }

    /**
     * Reads a size as people write it. Exactly 4 GiB means what fits on FAT32: 4 KiB less.
     *
     * @throws IllegalArgumentException where it is none, or too small to be meant
     */
    public static VolumeSize parse(String text) {
        long bytes = ByteAmount.parse(text).bytes();
        return bytes == FAT_LIMIT ? OF_FAT32 : new VolumeSize(bytes);
    }

    /**
     * How many volumes a bundle of this length takes.
     *
     * @throws Problem usage, where three digits cannot count them
     */
    public int count(long length) {
        long count = (length - 1) / bytes + 1;
        if (count > Volume.MOST) {
            long enough = (length - 1) / Volume.MOST + 1;
            throw Problem.usage("volumes of " + bytes + " bytes: the bundle of " + length + " bytes would have " + count
                            + " of them, and at most " + Volume.MOST + " can be counted")
                    .advise("give --volume-size " + ((enough >> 20) + 1) + "MiB or more");
        }
        return (int) count;
    }
}
