package dev.roadcase.inaetics.wire;

/**
 * What became of a lease: its results are stored, or it is given back.
 *
 * @param lease its number
 * @param store the run of the store that has the results; empty where the samples are given back
 */
public record Settlement(long lease, String store) {
    private static final String NONE = "-";

    public static Settlement stored(long lease, String store) {
        return new Settlement(lease, store);
    }

    public static Settlement returned(long lease) {
        return new Settlement(lease, "");
    }

    public boolean isReturned() {
        return store.isEmpty();
    }

    void writeTo(Written to) {
        to.number(lease).text(isReturned() ? NONE : store);
    }

    static Settlement from(Read from) {
        long lease = from.number();
        String store = from.text();
        return new Settlement(lease, store.equals(NONE) ? "" : store);
    }
}
