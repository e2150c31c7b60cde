package dev.roadcase.agent.registry.machine;

/**
 * How much of what a machine needs it has.
 *
 * @param images that its runtime holds
 * @param imagesWanted that its role loads
 * @param files that are installed
 * @param bytes that went into its runtime in this run
 */
public record MachineProgress(int images, int imagesWanted, int files, long bytes) {
    public static final MachineProgress NONE = new MachineProgress(0, 0, 0, 0);

    public MachineProgress {
        if (images < 0 || imagesWanted < 0 || files < 0 || bytes < 0) {
            throw new IllegalArgumentException("a negative count of images, files or bytes");
        }
    }
}
