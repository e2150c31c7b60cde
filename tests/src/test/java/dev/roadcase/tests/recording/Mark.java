package dev.roadcase.tests.recording;

/**
 * What somebody did.
 *
 * @param seconds since the recording began
 * @param what in a few words, without a comma
 */
public record Mark(double seconds, String what) {
    public Mark {
        if (what.isBlank() || what.contains(",") || what.contains("\n")) {
            throw new IllegalArgumentException("not a mark: " + what);
        }
    }
}
