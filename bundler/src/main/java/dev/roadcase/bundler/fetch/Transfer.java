package dev.roadcase.bundler.fetch;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;

/**
 * Bytes on their way from a server to where they belong.
 *
 * @param what names it for the user
 * @param into names the target for the user
 */
record Transfer(String what, String into, Events events) {
    private static final int BUFFER = 64 << 10;
    /** So many bytes arrive between two events. */
    private static final long STEP = 64 << 10;

    /** Moves everything, and tells of a good end once the last read has given the end; returns the bytes moved. */
    long move(InputStream from, Target target, long announced) throws IOException {
        events.emit(new Event.TransferBegan(what, announced));
        byte[] buffer = new byte[BUFFER];
        long moved = 0;
        long told = 0;
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            write(ByteBuffer.wrap(buffer, 0, count), target, moved);
            moved += count;
            told = tell(told, moved, STEP);
        }
        tell(told, moved, 1);
        events.emit(new Event.TransferEnded(what));
        return moved;
    }

    private long tell(long told, long moved, long step) {
        if (moved - told < step) {
            return told;
        }
        events.emit(new Event.TransferMoved(what, moved - told));
        return moved;
    }

    private void write(ByteBuffer bytes, Target target, long at) {
        try {
            target.write(bytes, at);
        } catch (ClosedByInterruptException e) {
            throw Problem.interrupted().causedBy(e);
        } catch (IOException e) {
            throw Problem.machine("write " + into + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }
}
