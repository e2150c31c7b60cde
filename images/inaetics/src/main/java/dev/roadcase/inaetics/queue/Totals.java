package dev.roadcase.inaetics.queue;

/** What producers say, added up; the words are the ledger's. */
record Totals(long produced, long earlier, long pending, long refused) {
    static final Totals NONE = new Totals(0, 0, 0, 0);

    Totals plus(Totals other) {
        return new Totals(
                produced + other.produced, earlier + other.earlier, pending + other.pending, refused + other.refused);
    }
}
