package dev.roadcase.agent.runtime.member;

import java.util.Arrays;

/**
 * Names of which a layer may have hundreds of thousands: eight bytes for each. It may take one name for another once in
 * many billion layers; then containerd unpacks the layer.
 */
final class NameSet {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private long[] sums = new long[1 << 10];
    private int count;

    void add(String name) {
        if (count * 2 > sums.length) {
            grow();
        }
        if (put(sum(name))) {
            count++;
        }
    }

    boolean contains(String name) {
        long sum = sum(name);
        return sums[place(sum)] == sum;
    }

    private void grow() {
        long[] all = sums;
        sums = new long[all.length * 2];
        Arrays.stream(all).filter(sum -> sum != 0).forEach(this::put);
    }

    private boolean put(long sum) {
        int place = place(sum);
        boolean isNew = sums[place] != sum;
        sums[place] = sum;
        return isNew;
    }

    /** Where it is, or where there is room for it. */
    private int place(long sum) {
        int place = (int) (sum >>> 32) & sums.length - 1;
        while (sums[place] != 0 && sums[place] != sum) {
            place = place + 1 & sums.length - 1;
        }
        return place;
    }

    /** Never 0, which marks room. */
    private static long sum(String name) {
        long sum = FACTOR;
        for (int at = 0; at < name.length(); at++) {
            sum = (sum ^ name.charAt(at)) * FACTOR;
            sum ^= sum >>> 29;
        }
        return sum == 0 ? 1 : sum;
    }
}
