package dev.roadcase.inaetics.store;

/**
 * Which numbers of one queue have been seen, among the {@link #WINDOW} up to the highest: in 128 KiB, however long it goes
 * on. A number below those was seen: a queue lends nothing again after it has lent a million others.
 */
final class Seen {
    static final int WINDOW = 1 << 20;

    private final long[] bits = new long[WINDOW / Long.SIZE];
    private long highest;
    private long count;

    /** Takes note of a number; says whether it is new. */
    boolean add(long number) {
        if (number <= highest - WINDOW) {
            return false;
        }
        raise(number);
        int at = (int) (number % WINDOW);
        boolean isNew = (bits[at / Long.SIZE] & 1L << at) == 0;
        bits[at / Long.SIZE] |= 1L << at;
        count += isNew ? 1 : 0;
        return isNew;
    }

    /** How many were new. */
    long count() {
        return count;
    }

    private void raise(long number) {
        for (long next = Math.max(highest, number - WINDOW) + 1; next <= number; next++) {
            int at = (int) (next % WINDOW);
            bits[at / Long.SIZE] &= ~(1L << at);
        }
        highest = Math.max(highest, number);
    }
}
