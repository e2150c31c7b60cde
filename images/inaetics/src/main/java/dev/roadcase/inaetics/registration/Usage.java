package dev.roadcase.inaetics.registration;

/**
 * What a service takes of its machine.
 *
 * @param cpu in percent of one processor, since the last time
 * @param load the machine's load average of the last minute
 * @param memory resident, in bytes
 * @param hot of the memory, what is the process's own, in bytes
 */
public record Usage(double cpu, double load, long memory, long hot) {
    /** Where the system does not tell. */
    public static final Usage UNKNOWN = new Usage(0, 0, 0, 0);

    public Usage {
        if (!Double.isFinite(cpu) || !Double.isFinite(load)) {
            throw new IllegalArgumentException("a usage that is no number: " + cpu + ", " + load);
        }
    }
}
