package dev.roadcase.agent.manifest;

/** A text that is written anew from its beginning to its end: some scalars are replaced, all else is as it was. */
final class FilledText {
    private final String marked;
    private final Marks marks;
    private final StringBuilder filled;
    private int done;

    FilledText(String marked, Marks marks) {
        this.marked = marked;
        this.marks = marks;
        this.filled = new StringBuilder(marked.length() + marked.length() / 8);
    }

    void replace(PlacedScalar scalar, String replacement) {
        filled.append(marks.restore(marked.substring(done, scalar.from()))).append(replacement);
        done = scalar.to();
    }

    String end() {
        return filled.append(marks.restore(marked.substring(done))).toString();
    }
}
