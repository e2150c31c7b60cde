package dev.roadcase.tests.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/** What happens to an answer on its way. Places and counts are in bytes of the answer's body. */
public sealed interface Fault {
    /** None at all. */
    record None() implements Fault {}

    /** Ends in the middle, in an orderly manner, though more was announced. */
    record Cut(long end) implements Fault {}

    /** The connection is reset in the middle. */
    record Reset(long end) implements Fault {}

    /** Nothing more comes, and the connection stays open until the proxy is honest again. */
    record Stall(long end) implements Fault {}

    /** No answer at all, and the connection stays open until the proxy is honest again. */
    record Silence() implements Fault {}

    /** Comes no faster than this. */
    record Slow(long bytesPerSecond) implements Fault {}

    /** One bit of the byte at this place is another. */
    record Corrupt(long at) implements Fault {
        @Override
        public void spoil(byte[] portion, long sent, int count) {
            if (at >= sent && at < sent + count) {
                portion[(int) (at - sent)] ^= 1;
            }
        }
    }

    /** Ends early without having announced more: to HTTP the answer is whole. */
    record Truncate(long end) implements Fault {
        @Override
        public Answer answer(Asked asked, Upstream upstream) throws IOException {
            return upstream.answer(asked).chunked();
        }
    }

    /** Goes on for ever behind its end. */
    record Endless() implements Fault {
        @Override
        public Answer answer(Asked asked, Upstream upstream) throws IOException {
            Answer honest = upstream.answer(asked).chunked();
            return honest.with(new SequenceInputStream(honest.body(), new Zeros()));
        }
    }

    /** Another answer in its place. */
    record Status(int code, Optional<String> retryAfter) implements Fault {
        /** Without a word about when to come again. */
        public static Status of(int code) {
            return new Status(code, Optional.empty());
        }

        @Override
        public Answer answer(Asked asked, Upstream upstream) {
            Answer bare = Answer.bare(code);
            return retryAfter.map(when -> bare.with("Retry-After", when)).orElse(bare);
        }
    }

    /** The whole, whatever part was asked for. */
    record IgnoreRange() implements Fault {
        @Override
        public Answer answer(Asked asked, Upstream upstream) throws IOException {
            return upstream.answer(asked.without("Range").without("If-Range"));
        }
    }

    /** The first byte of all, and said so, whatever part was asked for. */
    record OtherRange() implements Fault {
        @Override
        public Answer answer(Asked asked, Upstream upstream) throws IOException {
            Answer whole = new IgnoreRange().answer(asked, upstream);
            return asked.range().isEmpty() ? whole : first(whole);
        }

        private static Answer first(Answer whole) throws IOException {
            try (InputStream body = whole.body()) {
                return new Answer(206, whole.headers(), new ByteArrayInputStream(body.readNBytes(1)))
                        .with("Content-Range", "bytes 0-0/" + whole.headers().get("Content-Length"))
                        .with("Content-Length", "1");
            }
        }
    }

    /** What stands at the address has this entity tag now: a part that is asked for with another one is refused. */
    record Tag(String tag) implements Fault {
        @Override
        public Answer answer(Asked asked, Upstream upstream) throws IOException {
            boolean same = tag.equals(asked.headers().getOrDefault("If-Range", tag));
            Asked forwarded = asked.without("If-Range");
            return upstream.answer(same ? forwarded : forwarded.without("Range"))
                    .with("ETag", tag);
        }
    }

    /** Where the body ends that the client gets. */
    default long end() {
        return Long.MAX_VALUE;
    }

    /** What the client gets to see. */
    default Answer answer(Asked asked, Upstream upstream) throws IOException {
        return upstream.answer(asked);
    }

    /** Changes bytes of the body, of which {@code sent} have gone before. */
    default void spoil(byte[] portion, long sent, int count) {}
}
