package dev.roadcase.inaetics.wire;

/**
 * The queue's answer to a put: it has, and will not lose while it runs, the first {@code count} samples, and none of the
 * others.
 *
 * @param closing whether it will accept no more, since it is about to stop
 */
public record Accepted(int count, boolean closing) {
    public byte[] bytes() {
        return new Written(0, 0).number(count).truth(closing).bytes();
    }

    /** @throws IllegalArgumentException where it is no answer to this put */
    Accepted of(Put put) {
        if (count < 0 || count > put.samples().size()) {
            throw new IllegalArgumentException(
                    "a message that accepts " + count + " of " + put.samples().size() + " samples");
        }
        return this;
    }

    /** @throws IllegalArgumentException where it is none */
    public static Accepted read(byte[] message) {
        return Read.whole(message, from -> new Accepted((int) from.number(), from.truth()));
    }
}
