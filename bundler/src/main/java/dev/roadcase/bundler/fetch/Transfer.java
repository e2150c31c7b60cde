package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.part.Validator;
import dev.roadcase.bundler.remote.retry.Attempts;
import dev.roadcase.bundler.remote.retry.Retries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;

/**
 * Bytes on their way from a server to a sink. A transfer that was cut goes on where it stopped. If the server cannot send parts, it begins again. For one thread.
 */
final class Transfer {
    /** The most bytes that a kill loses, without those in the buffers of the sockets. */
    private static final int BUFFER = 64 << 10;
    /** So many bytes arrive between two events. */
    private static final long STEP = 64 << 10;

    private final String what;
    private final String into;
    private final Sink sink;
    private final Events events;
    private long position;
    private long furthest;
    private long told;
    private boolean begun;

    /**
     * @param what names it for the user
     * @param into names the sink for the user
     */
    Transfer(String what, String into, Sink sink, Events events) {
        this.what = what;
        this.into = into;
        this.sink = sink;
        this.events = events;
    }

    /**
     * Moves everything from this byte on, and tells of a good end; returns where that is.
     *
     * @param known the validator of the content that stands before that byte
     */
    long move(Rest rest, long from, Optional<Validator> known, Retries retries) {
        Attempts attempts = retries.begin(what);
        Optional<Validator> validator = known;
        position = from;
        furthest = from;
        while (true) {
            long before = furthest;
            try (RemotePart part = rest.ask(ByteRange.from(position), validator)) {
                validator = part.validator();
                sink.cutWith(part::abort);
                take(part);
                events.emit(new Event.TransferEnded(what));
                return position;
            } catch (Problem failure) {
                attempts.failed(failure, furthest - before);
            }
        }
    }

    private void take(RemotePart part) {
        begin(part);
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        try {
            for (int count = 0; count >= 0; count = part.read(buffer, filled, BUFFER - filled)) {
                filled += count;
                if (filled == BUFFER) {
                    filled = 0; // before it is written, or what the disk does not take would be written once more
                    put(buffer, BUFFER);
                }
            }
        } finally {
            put(buffer, filled);
            tell(1);
        }
    }

    private void begin(RemotePart part) {
        if (!begun) {
            events.emit(new Event.TransferBegan(what, part.size().orElse(-1)));
        }
        if (begun || part.from() > 0) {
            events.emit(new Event.TransferResumed(what, part.from()));
        }
        begun = true;
        position = part.from();
        told = position;
    }

    private void put(byte[] buffer, int count) {
        if (count > 0) {
            write(ByteBuffer.wrap(buffer, 0, count));
            position += count;
            furthest = Math.max(furthest, position);
            tell(STEP);
        }
    }

    private void tell(long step) {
        if (position - told >= step) {
            events.emit(new Event.TransferMoved(what, position - told));
            told = position;
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            sink.write(bytes, position);
        } catch (ClosedByInterruptException e) {
            throw Problem.interrupted().causedBy(e);
        } catch (IOException e) {
            throw Problem.machine("write " + into + " failed: " + e.getMessage())
                    .advise("make room, then run the same command again: it goes on where it stopped")
                    .causedBy(e);
        }
    }
}
